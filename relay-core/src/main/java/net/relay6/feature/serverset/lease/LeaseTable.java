package net.relay6.feature.serverset.lease;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.relay6.feature.serverset.seen.LeaseFacts;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/**
 * The addresses and prefixes in force, learnt from REPLYs alone. Bounded: the one not heard of for
 * longest is forgotten.
 */
public final class LeaseTable {

  private static final int PURGED_AT_ONCE = 512;

  private record Key(String link, Ipv6Address address, int prefixLength) {}

  private final int capacity;
  private final LinkedHashMap<Key, Lease> leases = new LinkedHashMap<>(16, 0.75f, true);
  private long evicted;

  /** A table for {@code capacity} leases. */
  public LeaseTable(int capacity) {
    this.capacity = capacity;
  }

  /** The lease of that address or prefix, if one is in force. */
  public Optional<Lease> find(String link, LeaseFacts place, long nowNanos) {
    Lease known = leases.get(key(link, place));
    return known != null && known.isLive(nowNanos) ? Optional.of(known) : Optional.empty();
  }

  /**
   * A server has given or extended a lease.
   *
   * @return what was in force before
   */
  public Optional<Lease> grant(
      String link, LeaseFacts place, Octets client, long iaid, int server, long nowNanos) {
    Optional<Lease> before = find(link, place, nowNanos);
    Optional<Lease> own = before.filter(lease -> lease.isOf(client, iaid));
    leases.put(
        key(link, place),
        new Lease(
            link,
            place,
            client,
            iaid,
            own.map(Lease::servers).orElse(0L) | Lease.bit(server),
            own.map(Lease::sinceNanos).orElse(nowNanos),
            nowNanos,
            ends(place, nowNanos)));
    if (leases.size() > capacity) {
      Iterator<Lease> oldest = leases.values().iterator();
      evicted += oldest.next().isLive(nowNanos) ? 1 : 0;
      oldest.remove();
    }
    return before;
  }

  private static Optional<Long> ends(LeaseFacts place, long nowNanos) {
    return place.validSeconds() == LeaseFacts.FOREVER
        ? Optional.empty()
        : Optional.of(nowNanos + TimeUnit.SECONDS.toNanos(place.validSeconds()));
  }

  /** The client has the address or prefix no longer. */
  public Optional<Lease> end(String link, LeaseFacts place, Octets client) {
    Key key = key(link, place);
    Optional<Lease> known =
        Optional.ofNullable(leases.get(key)).filter(lease -> lease.client().equals(client));
    known.ifPresent(_ -> leases.remove(key));
    return known;
  }

  /** Forgets some of those whose time is over. */
  public void tick(long nowNanos) {
    Iterator<Lease> all = leases.values().iterator();
    for (int looked = 0; looked < PURGED_AT_ONCE && all.hasNext(); looked++) {
      if (!all.next().isLive(nowNanos)) {
        all.remove();
      }
    }
  }

  /** Those in force by link, counted for each server. */
  public Map<String, long[]> liveByLink(int servers, long nowNanos) {
    Map<String, long[]> live = new LinkedHashMap<>();
    for (Lease lease : leases.values()) {
      if (lease.isLive(nowNanos)) {
        count(lease, live.computeIfAbsent(lease.link(), _ -> new long[servers]));
      }
    }
    return live;
  }

  /** Those in force, counted for each server. */
  public List<Long> live(int servers, long nowNanos) {
    long[] live = new long[servers];
    for (Lease lease : leases.values()) {
      if (lease.isLive(nowNanos)) {
        count(lease, live);
      }
    }
    return Arrays.stream(live).boxed().toList();
  }

  private static void count(Lease lease, long[] byServer) {
    for (int server = 0; server < byServer.length; server++) {
      byServer[server] += lease.isFrom(server) ? 1 : 0;
    }
  }

  /** All that are known, the one heard of longest ago first. */
  public List<Lease> all() {
    Collection<Lease> values = leases.values();
    return List.copyOf(values);
  }

  /** How many are known. */
  public int size() {
    return leases.size();
  }

  /** How many were forgotten although they were in force. */
  public long evicted() {
    return evicted;
  }

  private static Key key(String link, LeaseFacts place) {
    return new Key(link, place.address(), place.prefixLength());
  }
}
