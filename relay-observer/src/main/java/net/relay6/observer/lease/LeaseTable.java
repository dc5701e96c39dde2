package net.relay6.observer.lease;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.relay6.net.Ipv6Prefix;
import net.relay6.net.Octets;
import net.relay6.table.KeyedHash;
import net.relay6.table.RecencyTable;
import net.relay6.wire.AddressOrPrefix;

/**
 * The addresses and prefixes in force, learnt only from REPLYs. Bounded: the one extended longest
 * ago is evicted. It takes about 160 octets for each lease, 290 with the longest DUID, and leaves
 * no garbage.
 */
public final class LeaseTable {

  private static final int NONE = RecencyTable.NONE;
  private static final int PURGED_AT_ONCE = 512;

  /**
   * How many leases within one prefix are examined: usually the first belongs to another client.
   */
  private static final int WITHIN_MAX = 16;

  private final RecencyTable index;
  private final LeaseRows rows = new LeaseRows();
  private final LeaseOrder order = new LeaseOrder(rows, rows);
  private final LeaseOrder acrossLinks = new LeaseOrder(rows, rows::compareAcrossLinks);
  private long evicted;

  /** A table for {@code capacity} leases. */
  public LeaseTable(int capacity) {
    index = new RecencyTable(capacity);
  }

  /** The lease of that address or prefix, if one is in force. */
  public Optional<Lease> find(String link, AddressOrPrefix lease, long nowNanos) {
    return value(live(link, lease, nowNanos));
  }

  /** The lease of that address or prefix, if one of another client is in force. */
  public Optional<Lease> findOfAnother(
      String link, AddressOrPrefix lease, Octets client, long nowNanos) {
    int entry = live(link, lease, nowNanos);
    return entry != NONE && rows.isOf(entry, client) ? Optional.empty() : value(entry);
  }

  /** Whether a lease of that address or prefix is in force. */
  public boolean isInForce(String link, AddressOrPrefix lease, long nowNanos) {
    return live(link, lease, nowNanos) != NONE;
  }

  /** Whether a lease of that client is in force. */
  public boolean isOf(String link, AddressOrPrefix lease, Octets client, long nowNanos) {
    int entry = live(link, lease, nowNanos);
    return entry != NONE && rows.isOf(entry, client);
  }

  /**
   * A lease in force of another client that contains the address or prefix, or lies within it;
   * never one of the same address or prefix.
   */
  public Optional<Lease> findOverlapping(
      String link, AddressOrPrefix lease, Octets client, long nowNanos) {
    int around = around(link, lease, client, nowNanos);
    return value(around == NONE ? within(link, lease, client, nowNanos) : around);
  }

  /**
   * A lease in force of another client on another link that is the same address or prefix, contains
   * it, or lies within it.
   */
  public Optional<Lease> findOnAnotherLink(
      String link, AddressOrPrefix lease, Octets client, long nowNanos) {
    int length = acrossLinks.lengthBelow(lease.prefixLength());
    while (length >= 0) {
      int around = elsewhere(link, lease, length, client, nowNanos);
      if (around != NONE) {
        return value(around);
      }
      length = acrossLinks.lengthBelow(length);
    }
    return value(elsewhere(link, lease, lease.prefixLength(), client, nowNanos));
  }

  /**
   * A lease of another client on another link that is the prefix of that length around {@code
   * lease}; or, if the length is that of {@code lease}, lies within it.
   */
  private int elsewhere(
      String link, AddressOrPrefix lease, int length, Octets client, long nowNanos) {
    int entry = acrossLinks.first(lease, length);
    for (int looked = 0; looked < WITHIN_MAX && entry != NONE; looked++) {
      boolean fits = length == lease.prefixLength() || rows.prefixLength(entry) == length;
      if (!fits || !rows.isWithin(entry, lease, length)) {
        return NONE;
      }
      if (rows.isElsewhere(entry, link) && isOfAnother(entry, client, nowNanos)) {
        return entry;
      }
      entry = acrossLinks.next(entry);
    }
    return NONE;
  }

  /** Tries each prefix length in use, which are few. */
  private int around(String link, AddressOrPrefix lease, Octets client, long nowNanos) {
    int length = order.lengthBelow(lease.prefixLength());
    while (length >= 0) {
      int entry = index.find(key(link, lease, length));
      if (entry != NONE && isOfAnother(entry, client, nowNanos)) {
        return entry;
      }
      length = order.lengthBelow(length);
    }
    return NONE;
  }

  private int within(String link, AddressOrPrefix prefix, Octets client, long nowNanos) {
    int entry = order.firstWithin(link, prefix);
    for (int looked = 0; looked < WITHIN_MAX && entry != NONE; looked++) {
      if (isOfAnother(entry, client, nowNanos)) {
        return entry;
      }
      entry = order.nextWithin(entry, link, prefix);
    }
    return NONE;
  }

  private boolean isOfAnother(int entry, Octets client, long nowNanos) {
    return rows.isLive(entry, nowNanos) && !rows.isOf(entry, client);
  }

  private int live(String link, AddressOrPrefix lease, long nowNanos) {
    int entry = index.find(key(link, lease));
    return entry != NONE && rows.isLive(entry, nowNanos) ? entry : NONE;
  }

  private Optional<Lease> value(int entry) {
    return entry == NONE ? Optional.empty() : Optional.of(rows.read(entry));
  }

  /**
   * Adds or extends a lease of a server.
   *
   * @return the previous lease of another client, if one was in force
   */
  public Optional<Lease> grant(
      String link, AddressOrPrefix lease, Octets client, long iaid, int server, long nowNanos) {
    long key = key(link, lease);
    int known = index.find(key);
    if (known != NONE && rows.isLive(known, nowNanos) && rows.isOf(known, client, iaid)) {
      index.use(known);
      rows.extend(known, lease, server, nowNanos);
      return Optional.empty();
    }
    Optional<Lease> before = findOfAnother(link, lease, client, nowNanos);
    if (known != NONE && rows.isAt(known, link, lease)) {
      renew(known);
      rows.begin(known, link, lease, client, iaid, nowNanos);
      rows.extend(known, lease, server, nowNanos);
    } else {
      // Another lease with the same key is a hash collision.
      forget(known);
      int entry = add(key, nowNanos);
      rows.begin(entry, link, lease, client, iaid, nowNanos);
      rows.extend(entry, lease, server, nowNanos);
      order.add(entry);
      acrossLinks.add(entry);
    }
    return before;
  }

  private void forget(int entry) {
    if (entry != NONE) {
      remove(entry);
    }
  }

  private int add(long key, long nowNanos) {
    if (index.isFull()) {
      evicted += rows.isLive(index.oldest(), nowNanos) ? 1 : 0;
      remove(index.oldest());
    }
    return index.add(key);
  }

  private void renew(int entry) {
    rows.clear(entry);
    index.use(entry);
  }

  private void remove(int entry) {
    order.remove(entry);
    acrossLinks.remove(entry);
    rows.clear(entry);
    index.remove(entry);
  }

  /** Ends the lease of a client. */
  public void end(String link, AddressOrPrefix lease, Octets client) {
    int entry = index.find(key(link, lease));
    if (entry != NONE && rows.isOf(entry, client)) {
      remove(entry);
    }
  }

  /** Removes some expired leases. */
  public void tick(long nowNanos) {
    int entry = index.oldest();
    for (int looked = 0; looked < PURGED_AT_ONCE && entry != NONE; looked++) {
      int next = index.newerThan(entry);
      if (!rows.isLive(entry, nowNanos)) {
        remove(entry);
      }
      entry = next;
    }
  }

  /** Removes the server of that number from all leases, since another server gets its number. */
  public void forgetServer(int server) {
    for (int entry = index.oldest(); entry != NONE; entry = index.newerThan(entry)) {
      rows.forget(entry, server);
    }
  }

  /** The leases in force by link, counted for each server. */
  public Map<String, long[]> liveByLink(int servers, long nowNanos) {
    Map<String, long[]> live = new LinkedHashMap<>();
    for (int entry = index.oldest(); entry != NONE; entry = index.newerThan(entry)) {
      if (rows.isLive(entry, nowNanos)) {
        count(entry, live.computeIfAbsent(rows.link(entry), _ -> new long[servers]));
      }
    }
    return live;
  }

  /** The leases in force, counted for each server. */
  public List<Long> live(int servers, long nowNanos) {
    long[] live = new long[servers];
    liveByLink(servers, nowNanos)
        .values()
        .forEach(counts -> Arrays.setAll(live, server -> live[server] + counts[server]));
    return Arrays.stream(live).boxed().toList();
  }

  private void count(int entry, long[] byServer) {
    long servers = rows.servers(entry);
    for (int server = 0; server < byServer.length; server++) {
      byServer[server] += (servers & Lease.bit(server)) != 0 ? 1 : 0;
    }
  }

  /** The leases in force, the one extended last first, read lazily. */
  public Stream<Lease> latest(long nowNanos) {
    return IntStream.iterate(index.newest(), entry -> entry != NONE, index::olderThan)
        .filter(entry -> rows.isLive(entry, nowNanos))
        .mapToObj(rows::read);
  }

  /** The number of entries. */
  public int size() {
    return index.size();
  }

  /** How many leases in force were evicted. */
  public long evicted() {
    return evicted;
  }

  private static long key(String link, AddressOrPrefix lease) {
    return key(link, lease.address().high(), lease.address().low(), lease.prefixLength());
  }

  /** The key of the prefix of that length that contains {@code place}. */
  private static long key(String link, AddressOrPrefix lease, int length) {
    return key(
        link,
        lease.address().high() & Ipv6Prefix.highMask(length),
        lease.address().low() & Ipv6Prefix.lowMask(length),
        length);
  }

  private static long key(String link, long high, long low, int length) {
    long key = KeyedHash.add(KeyedHash.START, link.hashCode());
    key = KeyedHash.add(key, high);
    key = KeyedHash.add(key, low);
    return KeyedHash.add(key, length);
  }
}
