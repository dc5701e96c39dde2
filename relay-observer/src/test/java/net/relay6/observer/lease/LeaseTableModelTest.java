package net.relay6.observer.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.relay6.fixtures.random.Seeded;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;
import net.relay6.net.Octets;
import net.relay6.wire.AddressOrPrefix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of leases against a linked map of lease values that does the same. */
class LeaseTableModelTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int CAPACITY = 200;
  private static final int PLACES = 300;
  private static final int SERVERS = 3;
  private static final int STEPS = 20_000;
  private static final List<String> LINKS = List.of("lan0", "lan1");
  private static final List<Integer> LENGTHS = List.of(56, 128, 60, 64, 128);
  private static final List<Long> LIFETIMES = List.of(1L, 100L, 1000L, AddressOrPrefix.FOREVER);

  /** An address or prefix on a link. */
  private record Key(String link, Ipv6Address address, int prefixLength) {}

  private final LinkedHashMap<Key, Lease> model = new LinkedHashMap<>();
  private final LeaseTable table = new LeaseTable(CAPACITY);
  private final List<Octets> clients = new ArrayList<>();
  private long evicted;
  private long now = Long.MAX_VALUE - 1_000 * SECOND;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void holdsWhatTheModelHolds(long seed) {
    Seeded random = new Seeded(seed);
    IntStream.range(0, 20)
        .forEach(number -> clients.add(Octets.of(random.octets(2 + 7 * number % 129))));
    for (int step = 0; step < STEPS; step++) {
      now += random.below(1_000_000_000);
      String link = random.pick(LINKS);
      AddressOrPrefix place = place(random);
      Octets client = random.pick(clients);
      switch (random.below(10)) {
        case 0 -> end(link, place, client);
        case 1 -> tick();
        default -> grant(link, place, client, random);
      }
      compare(link, place, client, random);
    }
    assertEquals(live(), table.latest(now).toList().reversed(), random.toString());
    assertEquals(evicted, table.evicted());
  }

  private static AddressOrPrefix place(Seeded random) {
    int number = random.below(PLACES);
    int length = LENGTHS.get(number % LENGTHS.size());
    Ipv6Address address = new Ipv6Address(0x2001_0db8L << 32 | number * 4L, number % 3);
    return new AddressOrPrefix(
        Ipv6Prefix.containing(address, length).address(),
        length,
        random.pick(LIFETIMES),
        random.pick(LIFETIMES));
  }

  private void grant(String link, AddressOrPrefix place, Octets client, Seeded random) {
    int server = random.below(SERVERS);
    long iaid = random.below(2);
    Optional<Lease> before = known(link, place);
    Optional<Lease> own = before.filter(lease -> lease.isOf(client, iaid));
    Lease lease =
        new Lease(
            link,
            place,
            client,
            iaid,
            own.map(Lease::servers).orElse(0L) | 1L << server,
            own.map(Lease::sinceNanos).orElse(now),
            now,
            place.validSeconds() == AddressOrPrefix.FOREVER
                ? Optional.empty()
                : Optional.of(now + place.validSeconds() * SECOND));
    model.putLast(key(link, place), lease);
    if (model.size() > CAPACITY) {
      evicted += model.pollFirstEntry().getValue().isLive(now) ? 1 : 0;
    }
    assertEquals(
        before.filter(earlier -> !earlier.client().equals(client)),
        table.grant(link, place, client, iaid, server, now),
        random.toString());
  }

  private void end(String link, AddressOrPrefix place, Octets client) {
    table.end(link, place, client);
    Lease known = model.get(key(link, place));
    if (known != null && known.client().equals(client)) {
      model.remove(key(link, place));
    }
  }

  private void tick() {
    table.tick(now);
    Iterator<Map.Entry<Key, Lease>> all = model.entrySet().iterator();
    while (all.hasNext()) {
      if (!all.next().getValue().isLive(now)) {
        all.remove();
      }
    }
  }

  private void compare(String link, AddressOrPrefix place, Octets client, Seeded random) {
    Optional<Lease> known = known(link, place);
    assertEquals(known, table.find(link, place, now), random.toString());
    assertEquals(known.isPresent(), table.isInForce(link, place, now), random.toString());
    assertEquals(
        known.filter(lease -> lease.client().equals(client)).isPresent(),
        table.isOf(link, place, client, now),
        random.toString());
    assertEquals(model.size(), table.size(), random.toString());
    assertEquals(
        isOverlapped(link, place, client),
        table.findOverlapping(link, place, client, now).isPresent(),
        random.toString());
    table
        .findOverlapping(link, place, client, now)
        .ifPresent(found -> assertTrue(isOverlap(found, link, place, client), random.toString()));
    if (random.chance(2)) {
      assertEquals(
          IntStream.range(0, SERVERS).mapToObj(this::liveOf).toList(),
          table.live(SERVERS, now),
          random.toString());
    }
  }

  private boolean isOverlapped(String link, AddressOrPrefix place, Octets client) {
    return live().stream().anyMatch(lease -> isOverlap(lease, link, place, client));
  }

  private static boolean isOverlap(Lease lease, String link, AddressOrPrefix place, Octets client) {
    return lease.link().equals(link)
        && !lease.client().equals(client)
        && !lease.value().isSameAs(place)
        && prefix(lease.value()).overlaps(prefix(place));
  }

  private static Ipv6Prefix prefix(AddressOrPrefix place) {
    return new Ipv6Prefix(place.address(), place.prefixLength());
  }

  private long liveOf(int server) {
    return live().stream().filter(lease -> lease.isFrom(server)).count();
  }

  private List<Lease> live() {
    return model.values().stream().filter(lease -> lease.isLive(now)).toList();
  }

  private Optional<Lease> known(String link, AddressOrPrefix place) {
    return Optional.ofNullable(model.get(key(link, place))).filter(lease -> lease.isLive(now));
  }

  private static Key key(String link, AddressOrPrefix place) {
    return new Key(link, place.address(), place.prefixLength());
  }
}
