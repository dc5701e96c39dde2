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

class RouteFollowerTest {

  private static final Ipv6Address ONE = Ipv6Address.parse("2001:db8::1").orElseThrow();

  private final List<String> asked = new ArrayList<>();
  private final RouteFollower follower =
      new RouteFollower((dump, sequence) -> asked.add(dump + " " + sequence));

  @Test
  void asksForInterfacesThenForTheirAddresses() {
    follower.begin();
    assertFalse(follower.hear(link("lan0", 3)));
    assertFalse(follower.hear(new RouteNews.DumpDone(1)));
    assertFalse(follower.isComplete());
    assertFalse(follower.hear(address(3)));
    assertTrue(follower.hear(new RouteNews.DumpDone(2)));
    assertEquals(List.of("LINKS 1", "ADDRESSES 2"), asked);
    assertTrue(follower.isComplete());
    assertEquals("lan0 3 2001:db8::1", seen());
  }

  @Test
  void followsWhatChanges() {
    learn("lan0", 3);
    assertTrue(follower.hear(link("lan7", 3)));
    assertEquals("lan7 3 2001:db8::1", seen());
    assertTrue(follower.hear(new RouteNews.AddressGone(3, ONE)));
    assertEquals("lan7 3", seen());
    assertTrue(follower.hear(link("lan0", 4)));
    assertTrue(follower.hear(new RouteNews.LinkGone(3)));
    assertEquals("lan0 4", seen());
  }

  @Test
  void callsNothingNewsThatIsKnown() {
    learn("lan0", 3);
    assertFalse(follower.hear(link("lan0", 3)));
    assertFalse(follower.hear(address(3)));
    assertFalse(follower.hear(new RouteNews.LinkGone(9)));
    assertFalse(follower.hear(new RouteNews.AddressGone(9, ONE)));
    assertFalse(follower.hear(new RouteNews.Answer(0, 0)));
  }

  @Test
  void asksAgainWhenSomethingWasLostAndGoesOnMeanwhile() {
    learn("lan0", 3);
    assertFalse(follower.hear(new RouteNews.Doubt()));
    assertEquals("LINKS 3", asked.getLast());
    assertFalse(follower.hear(link("lan9", 9)));
    assertEquals("lan0 3 2001:db8::1", seen());
    follower.hear(new RouteNews.DumpDone(3));
    assertTrue(follower.hear(new RouteNews.DumpDone(4)));
    assertEquals("lan9 9", seen());
  }

  @Test
  void seesNothingNewInATableThatIsTheSame() {
    learn("lan0", 3);
    follower.hear(new RouteNews.Doubt());
    follower.hear(link("lan0", 3));
    follower.hear(new RouteNews.DumpDone(3));
    follower.hear(address(3));
    assertFalse(follower.hear(new RouteNews.DumpDone(4)));
  }

  @Test
  void asksOnceMoreForATableThatChangedWhileItWasTold() {
    follower.begin();
    follower.hear(new RouteNews.DumpInterrupted(1));
    follower.hear(new RouteNews.DumpDone(1));
    follower.hear(new RouteNews.Doubt());
    assertEquals(List.of("LINKS 1", "ADDRESSES 2"), asked);
    assertTrue(follower.hear(new RouteNews.DumpDone(2)));
    assertEquals("LINKS 3", asked.getLast());
    follower.hear(new RouteNews.DumpDone(3));
    follower.hear(new RouteNews.DumpDone(4));
    assertEquals(4, asked.size());
  }

  @Test
  void takesWhatChangesWhileATableIsTold() {
    follower.begin();
    follower.hear(link("lan0", 3));
    follower.hear(link("lan1", 4));
    follower.hear(new RouteNews.LinkGone(3));
    follower.hear(new RouteNews.DumpDone(1));
    follower.hear(new RouteNews.DumpDone(2));
    assertEquals("lan1 4", seen());
  }

  @Test
  void leavesOutOnceWhatWasMadeAnewUnderItsOldNumber() {
    learn("lan0", 3);
    follower.hear(new RouteNews.LinkGone(3));
    follower.hear(link("lan0", 3));
    assertTrue(follower.hasMore());
    assertEquals("", seen());
    assertFalse(follower.hasMore());
    assertEquals("lan0 3", seen());
  }

  @Test
  void leavesItOutAlsoWhenAllWasToldAgainInBetween() {
    learn("lan0", 3);
    follower.hear(new RouteNews.LinkGone(3));
    follower.hear(new RouteNews.Doubt());
    follower.hear(link("lan0", 3));
    follower.hear(new RouteNews.DumpDone(3));
    follower.hear(new RouteNews.DumpDone(4));
    assertEquals("", seen());
    assertEquals("lan0 3", seen());
  }

  @Test
  void notesThatTheKernelRefuses() {
    follower.begin();
    follower.hear(new RouteNews.Answer(0, 13));
    assertEquals(0, follower.refusal());
    follower.hear(new RouteNews.Answer(1, 13));
    assertEquals(13, follower.refusal());
  }

  private void learn(String name, int index) {
    follower.begin();
    follower.hear(link(name, index));
    follower.hear(new RouteNews.DumpDone(1));
    follower.hear(address(index));
    follower.hear(new RouteNews.DumpDone(2));
    follower.look();
  }

  private String seen() {
    return String.join(
        ", ",
        follower.look().interfaces().stream()
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

  private static RouteNews link(String name, int index) {
    return new RouteNews.LinkThere(
        new NetworkLink(
            name, index, true, 1500, Optional.empty(), Optional.empty(), false, List.of()));
  }

  private static RouteNews address(int index) {
    return new RouteNews.AddressThere(index, new InterfaceAddress(ONE, 64, State.STABLE));
  }
}
