package net.relay6.platform.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.InterfaceAddress.State;
import net.relay6.platform.NetworkLink;
import org.junit.jupiter.api.Test;

class NetlinkTableSyncTest {

  private static final Ipv6Address ONE = Ipv6Address.parse("2001:db8::1").orElseThrow();

  private final List<String> asked = new ArrayList<>();
  private final NetlinkTableSync follower =
      new NetlinkTableSync((dump, sequence) -> asked.add(dump + " " + sequence));

  @Test
  void asksForInterfacesThenForTheirAddresses() {
    follower.start();
    assertFalse(follower.apply(link("lan0", 3)));
    assertFalse(follower.apply(new NetlinkEvent.DumpDone(1)));
    assertFalse(follower.isComplete());
    assertFalse(follower.apply(address(3)));
    assertTrue(follower.apply(new NetlinkEvent.DumpDone(2)));
    assertEquals(List.of("LINKS 1", "ADDRESSES 2"), asked);
    assertTrue(follower.isComplete());
    assertEquals("lan0 3 2001:db8::1", seen());
  }

  @Test
  void followsWhatChanges() {
    learn("lan0", 3);
    assertTrue(follower.apply(link("lan7", 3)));
    assertEquals("lan7 3 2001:db8::1", seen());
    assertTrue(follower.apply(new NetlinkEvent.AddressRemoved(3, ONE)));
    assertEquals("lan7 3", seen());
    assertTrue(follower.apply(link("lan0", 4)));
    assertTrue(follower.apply(new NetlinkEvent.LinkRemoved(3)));
    assertEquals("lan0 4", seen());
  }

  @Test
  void callsNothingNewsThatIsKnown() {
    learn("lan0", 3);
    assertFalse(follower.apply(link("lan0", 3)));
    assertFalse(follower.apply(address(3)));
    assertFalse(follower.apply(new NetlinkEvent.LinkRemoved(9)));
    assertFalse(follower.apply(new NetlinkEvent.AddressRemoved(9, ONE)));
    assertFalse(follower.apply(new NetlinkEvent.Acknowledgement(0, 0)));
  }

  @Test
  void asksAgainWhenSomethingWasLostAndGoesOnMeanwhile() {
    learn("lan0", 3);
    assertFalse(follower.apply(new NetlinkEvent.ResyncNeeded()));
    assertEquals("LINKS 3", asked.getLast());
    assertFalse(follower.apply(link("lan9", 9)));
    assertEquals("lan0 3 2001:db8::1", seen());
    follower.apply(new NetlinkEvent.DumpDone(3));
    assertTrue(follower.apply(new NetlinkEvent.DumpDone(4)));
    assertEquals("lan9 9", seen());
  }

  @Test
  void seesNothingNewInATableThatIsTheSame() {
    learn("lan0", 3);
    follower.apply(new NetlinkEvent.ResyncNeeded());
    follower.apply(link("lan0", 3));
    follower.apply(new NetlinkEvent.DumpDone(3));
    follower.apply(address(3));
    assertFalse(follower.apply(new NetlinkEvent.DumpDone(4)));
  }

  @Test
  void requestsOnceMoreATableThatChangedDuringItsDump() {
    follower.start();
    follower.apply(new NetlinkEvent.DumpInterrupted(1));
    follower.apply(new NetlinkEvent.DumpDone(1));
    follower.apply(new NetlinkEvent.ResyncNeeded());
    assertEquals(List.of("LINKS 1", "ADDRESSES 2"), asked);
    assertTrue(follower.apply(new NetlinkEvent.DumpDone(2)));
    assertEquals("LINKS 3", asked.getLast());
    follower.apply(new NetlinkEvent.DumpDone(3));
    follower.apply(new NetlinkEvent.DumpDone(4));
    assertEquals(4, asked.size());
  }

  @Test
  void appliesChangesThatArriveDuringADump() {
    follower.start();
    follower.apply(link("lan0", 3));
    follower.apply(link("lan1", 4));
    follower.apply(new NetlinkEvent.LinkRemoved(3));
    follower.apply(new NetlinkEvent.DumpDone(1));
    follower.apply(new NetlinkEvent.DumpDone(2));
    assertEquals("lan1 4", seen());
  }

  @Test
  void leavesOutOnceWhatWasMadeAnewUnderItsOldNumber() {
    learn("lan0", 3);
    follower.apply(new NetlinkEvent.LinkRemoved(3));
    follower.apply(link("lan0", 3));
    assertTrue(follower.hasMore());
    assertEquals("", seen());
    assertFalse(follower.hasMore());
    assertEquals("lan0 3", seen());
  }

  @Test
  void leavesItOutAlsoAfterAnotherDumpInBetween() {
    learn("lan0", 3);
    follower.apply(new NetlinkEvent.LinkRemoved(3));
    follower.apply(new NetlinkEvent.ResyncNeeded());
    follower.apply(link("lan0", 3));
    follower.apply(new NetlinkEvent.DumpDone(3));
    follower.apply(new NetlinkEvent.DumpDone(4));
    assertEquals("", seen());
    assertEquals("lan0 3", seen());
  }

  @Test
  void notesThatTheKernelRefuses() {
    follower.start();
    follower.apply(new NetlinkEvent.Acknowledgement(0, 13));
    assertEquals(0, follower.refusal());
    follower.apply(new NetlinkEvent.Acknowledgement(1, 13));
    assertEquals(13, follower.refusal());
  }

  private void learn(String name, int index) {
    follower.start();
    follower.apply(link(name, index));
    follower.apply(new NetlinkEvent.DumpDone(1));
    follower.apply(address(index));
    follower.apply(new NetlinkEvent.DumpDone(2));
    follower.takeSnapshot();
  }

  private String seen() {
    return String.join(
        ", ",
        follower.takeSnapshot().interfaces().stream()
            .map(link ->
                link.name()
                    + " "
                    + link.index()
                    + String.join(
                        "",
                        link.addresses().stream()
                            .map(assigned -> " " + assigned.address())
                            .toList()))
            .toList());
  }

  private static NetlinkEvent link(String name, int index) {
    return new NetlinkEvent.LinkPresent(
        new NetworkLink(
            name, index, true, 1500, Optional.empty(), Optional.empty(), false, List.of()));
  }

  private static NetlinkEvent address(int index) {
    return new NetlinkEvent.AddressPresent(index, new InterfaceAddress(ONE, 64, State.STABLE));
  }
}
