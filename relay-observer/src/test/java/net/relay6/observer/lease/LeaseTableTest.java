package net.relay6.observer.lease;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.testing.Allocation;
import net.relay6.wire.AddressOrPrefix;
import org.junit.jupiter.api.Test;

class LeaseTableTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final Octets ANN = Octets.ofText("ann");
  private static final Octets BOB = Octets.ofText("bob");

  private final LeaseTable leases = new LeaseTable(3);

  @Test
  void aLeaseEndsWithItsValidLifetime() {
    grant("2001:db8::1", ANN, 0, 0);
    assertTrue(leases.find("lan0", place("2001:db8::1", 60), 59 * SECOND).isPresent());
    assertFalse(leases.find("lan0", place("2001:db8::1", 60), 60 * SECOND).isPresent());
    leases.tick(60 * SECOND);
    assertEquals(0, leases.size());
  }

  @Test
  void onePlaceOnTwoLinksIsTwoLeases() {
    grant("2001:db8::1", ANN, 0, 0);
    assertFalse(leases.find("lan1", place("2001:db8::1", 60), 0).isPresent());
  }

  @Test
  void extendingKeepsSinceAndAddsTheServer() {
    grant("2001:db8::1", ANN, 0, 0);
    grant("2001:db8::1", ANN, 1, 30 * SECOND);
    Lease lease = all(30 * SECOND).getFirst();
    assertEquals(0, lease.sinceNanos());
    assertEquals(30 * SECOND, lease.seenNanos());
    assertTrue(lease.isFrom(0) && lease.isFrom(1) && !lease.isFrom(2));
    assertArrayEquals(new long[] {1, 1}, leases.liveByLink(2, 31 * SECOND).get("lan0"));
  }

  @Test
  void grantingToAnotherReturnsThePreviousLease() {
    grant("2001:db8::1", ANN, 0, 0);
    assertEquals(Optional.of(ANN), grant("2001:db8::1", BOB, 1, SECOND).map(Lease::client));
    assertEquals(SECOND, all(SECOND).getFirst().sinceNanos());
    assertFalse(all(SECOND).getFirst().isFrom(0));
  }

  @Test
  void grantingAgainToTheSameClientReplacesNoLease() {
    grant("2001:db8::1", ANN, 0, 0);
    assertEquals(Optional.empty(), grant("2001:db8::1", ANN, 1, SECOND));
    assertEquals(Optional.empty(), grant("2001:db8::1", ANN, 1, 100 * SECOND), "it was over");
    assertEquals(Optional.empty(), grant("2001:db8::1", BOB, 1, 200 * SECOND), "it was over");
  }

  @Test
  void knowsWhoseAnAddressIs() {
    grant("2001:db8::1", ANN, 0, 0);
    AddressOrPrefix address = place("2001:db8::1", 60);
    assertTrue(leases.isInForce("lan0", address, 0));
    assertTrue(leases.isOf("lan0", address, ANN, 0));
    assertFalse(leases.isOf("lan0", address, BOB, 0));
    assertEquals(Optional.empty(), leases.findOfAnother("lan0", address, ANN, 0));
    assertEquals(
        Optional.of(ANN), leases.findOfAnother("lan0", address, BOB, 0).map(Lease::client));
    assertFalse(leases.isInForce("lan0", address, 60 * SECOND));
    assertFalse(leases.isOf("lan0", address, ANN, 60 * SECOND));
    assertEquals(Optional.empty(), leases.findOfAnother("lan0", address, BOB, 60 * SECOND));
  }

  @Test
  void findsWhatOverlapsInEitherDirection() {
    grant("2001:db8:0:10::", 60, ANN);
    grant("2001:db8:0:17::5", 128, ANN);
    assertOverlaps("2001:db8:0:10::/60", "2001:db8:0:11::", 64);
    assertOverlaps("2001:db8:0:10::/60", "2001:db8:0:1f:ffff:ffff:ffff:ffff", 128);
    assertOverlaps("2001:db8:0:10::/60", "2001:db8::", 56);
    assertOverlaps("", "2001:db8:0:20::", 60);
    assertOverlaps("", "2001:db8:0:f::", 64);
    assertOverlaps("2001:db8:0:17::5", "2001:db8:0:10::", 60);
    leases.end("lan0", place("2001:db8:0:10::", 60, 60), ANN);
    assertOverlaps("2001:db8:0:17::5", "2001:db8:0:10::", 60);
    assertOverlaps("2001:db8:0:17::5", "::", 0);
    assertOverlaps("", "2001:db8:0:17::4", 128);
  }

  private void assertOverlaps(String expected, String address, int length) {
    AddressOrPrefix sought = place(address, length, 60);
    assertEquals(
        expected,
        leases.findOverlapping("lan0", sought, BOB, 0).map(one -> one.value().toText()).orElse(""));
    assertEquals(Optional.empty(), leases.findOverlapping("lan0", sought, ANN, 0), "its own");
    assertEquals(Optional.empty(), leases.findOverlapping("lan1", sought, BOB, 0), "elsewhere");
    assertEquals(Optional.empty(), leases.findOverlapping("lan0", sought, BOB, 60 * SECOND));
  }

  private void grant(String address, int length, Octets client) {
    leases.grant("lan0", place(address, length, 60), client, 1, 0, 0);
  }

  @Test
  void looksAtAFewLeasesWithinAPrefixOnly() {
    LeaseTable many = new LeaseTable(100);
    for (int number = 1; number <= 40; number++) {
      many.grant("lan0", place("2001:db8::" + number, 60), number < 40 ? ANN : BOB, 1, 0, 0);
    }
    AddressOrPrefix prefix = place("2001:db8::", 56, 60);
    assertEquals(Optional.empty(), many.findOverlapping("lan0", prefix, ANN, 0));
    assertTrue(many.findOverlapping("lan0", prefix, BOB, 0).isPresent());
  }

  @Test
  void lookingForOverlapsLeavesNoGarbage() {
    grant("2001:db8::", 56, ANN);
    grant("2001:db8:0:117::5", 128, ANN);
    AddressOrPrefix place = place("2001:db8:0:100::7", 60);
    long octets =
        Allocation.octets(() -> {
          for (int number = 0; number < 1_000; number++) {
            leases.findOverlapping("lan0", place, BOB, 0);
          }
        });
    assertTrue(octets < 1_000, octets + " octets of heap");
  }

  @Test
  void onlyItsClientCanEndIt() {
    grant("2001:db8::1", ANN, 0, 0);
    leases.end("lan0", place("2001:db8::1", 60), BOB);
    assertEquals(1, leases.size());
    leases.end("lan0", place("2001:db8::1", 60), ANN);
    assertEquals(0, leases.size());
  }

  @Test
  void aLifetimeWithoutEndHasNone() {
    leases.grant("lan0", place("2001:db8::1", AddressOrPrefix.FOREVER), ANN, 1, 0, 0);
    Lease lease = all(Long.MAX_VALUE).getFirst();
    assertEquals(Optional.empty(), lease.endsNanos());
    assertTrue(lease.isLive(Long.MAX_VALUE));
  }

  @Test
  void theLeaseExtendedLongestAgoIsEvicted() {
    grant("2001:db8::1", ANN, 0, 0);
    grant("2001:db8::2", ANN, 0, 0);
    grant("2001:db8::3", ANN, 0, 0);
    grant("2001:db8::1", ANN, 0, SECOND);
    grant("2001:db8::4", ANN, 0, SECOND);
    assertEquals(
        List.of("2001:db8::4", "2001:db8::1", "2001:db8::3"),
        all(SECOND).stream().map(lease -> lease.value().toText()).toList());
    assertEquals(1, leases.evicted());
    grant("2001:db8::5", ANN, 0, 100 * SECOND);
    assertEquals(1, leases.evicted(), "what was over is no loss");
  }

  @Test
  void leasesThatKeepChangingLeaveNoGarbage() {
    List<AddressOrPrefix> places =
        IntStream.range(0, 1_000).mapToObj(number -> place("2001:db8::" + number, 60)).toList();
    List<Octets> clients =
        IntStream.range(2, 131).mapToObj(length -> Octets.of(new byte[length])).toList();
    grantAll(places, clients, 0);
    long octets = Allocation.octets(() -> grantAll(places, clients, 100 * SECOND));
    assertTrue(octets < places.size(), octets + " octets of heap");
    assertEquals(3, leases.size());
  }

  private void grantAll(List<AddressOrPrefix> places, List<Octets> clients, long nowNanos) {
    for (int number = 0; number < places.size(); number++) {
      Octets client = clients.get(number % clients.size());
      leases.grant("lan0", places.get(number), client, 1, 0, nowNanos);
    }
  }

  private List<Lease> all(long nowNanos) {
    return leases.latest(nowNanos).toList();
  }

  private Optional<Lease> grant(String address, Octets client, int server, long nowNanos) {
    return leases.grant("lan0", place(address, 60), client, 1, server, nowNanos);
  }

  private static AddressOrPrefix place(String address, long validSeconds) {
    return place(address, 128, validSeconds);
  }

  private static AddressOrPrefix place(String address, int length, long validSeconds) {
    return new AddressOrPrefix(
        Ipv6Address.parse(address).orElseThrow(), length, validSeconds, validSeconds);
  }
}
