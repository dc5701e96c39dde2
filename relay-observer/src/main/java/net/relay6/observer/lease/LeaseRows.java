package net.relay6.observer.lease;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;
import net.relay6.net.Octets;
import net.relay6.table.OctetStore;
import net.relay6.table.OrderedEntries;
import net.relay6.table.Rows;
import net.relay6.wire.AddressOrPrefix;

/**
 * The data of each lease by entry number, as plain numbers: 80 octets, 4 for the link, and 32 for
 * each 27 octets of the client's DUID.
 */
final class LeaseRows implements OrderedEntries.Keys {

  private static final int HIGH = 0;
  private static final int LOW = 1;
  private static final int PREFIX_LENGTH = 2;
  private static final int PREFERRED = 3;
  private static final int VALID = 4;
  private static final int CLIENT = 5;
  private static final int IAID = 6;
  private static final int SERVERS = 7;
  private static final int SINCE = 8;
  private static final int SEEN = 9;
  private static final int COLUMNS = 10;

  private final Rows rows = new Rows(COLUMNS);
  private final OctetStore clients = new OctetStore();
  private final List<String> links = new ArrayList<>();
  private long soughtLink;
  private long soughtHigh;
  private long soughtLow;
  private int soughtLength;

  /** Writes a new lease. */
  void begin(
      int entry, String link, AddressOrPrefix lease, Octets client, long iaid, long nowNanos) {
    rows.set(entry, HIGH, lease.address().high());
    rows.set(entry, LOW, lease.address().low());
    rows.set(entry, PREFIX_LENGTH, lease.prefixLength());
    rows.set(entry, CLIENT, clients.add(client));
    rows.set(entry, IAID, iaid);
    rows.set(entry, SERVERS, 0);
    rows.set(entry, SINCE, nowNanos);
    if (entry == links.size()) {
      links.add(link);
    } else {
      links.set(entry, link);
    }
  }

  /** Notes that a server has assigned or extended it, with the lifetimes of {@code place}. */
  void extend(int entry, AddressOrPrefix lease, int server, long nowNanos) {
    rows.set(entry, PREFERRED, lease.preferredSeconds());
    rows.set(entry, VALID, lease.validSeconds());
    rows.set(entry, SERVERS, servers(entry) | Lease.bit(server));
    rows.set(entry, SEEN, nowNanos);
  }

  /** Removes the server of that number; nothing changes for servers that share a bit. */
  void forget(int entry, int server) {
    if (!Lease.isShared(server)) {
      rows.set(entry, SERVERS, servers(entry) & ~Lease.bit(server));
    }
  }

  /** Frees the entry. */
  void clear(int entry) {
    clients.remove((int) rows.get(entry, CLIENT));
  }

  /** Whether it is that address or prefix on that link. */
  boolean isAt(int entry, String link, AddressOrPrefix lease) {
    return links.get(entry).equals(link)
        && rows.get(entry, HIGH) == lease.address().high()
        && rows.get(entry, LOW) == lease.address().low()
        && rows.get(entry, PREFIX_LENGTH) == lease.prefixLength();
  }

  /** Whether it is within that prefix on that link. */
  boolean isWithin(int entry, String link, AddressOrPrefix prefix) {
    return links.get(entry).equals(link) && isWithin(entry, prefix, prefix.prefixLength());
  }

  /** The length of its prefix; 128 for an address. */
  int prefixLength(int entry) {
    return (int) rows.get(entry, PREFIX_LENGTH);
  }

  /** Sets the key to search for: a prefix comes before everything within it. */
  void seek(String link, AddressOrPrefix lease) {
    soughtLink = link.hashCode();
    soughtHigh = lease.address().high();
    soughtLow = lease.address().low();
    soughtLength = lease.prefixLength();
  }

  /** Sets the key of an entry as the one to search for. */
  void seek(int entry) {
    soughtLink = links.get(entry).hashCode();
    soughtHigh = rows.get(entry, HIGH);
    soughtLow = rows.get(entry, LOW);
    soughtLength = (int) rows.get(entry, PREFIX_LENGTH);
  }

  /**
   * Sets a key to search for that comes before every lease of the prefix of that length around
   * {@code lease}, whatever its link.
   */
  void seekFirst(AddressOrPrefix lease, int length) {
    soughtLink = Long.MIN_VALUE;
    soughtHigh = lease.address().high() & Ipv6Prefix.highMask(length);
    soughtLow = lease.address().low() & Ipv6Prefix.lowMask(length);
    soughtLength = length;
  }

  @Override
  public int compareWithSought(int entry) {
    int order = compareLinkWithSought(entry);
    return order == 0 ? comparePrefixWithSought(entry) : order;
  }

  /** The same for an order in which the link counts last. */
  int compareAcrossLinks(int entry) {
    int order = comparePrefixWithSought(entry);
    return order == 0 ? compareLinkWithSought(entry) : order;
  }

  private int compareLinkWithSought(int entry) {
    return Long.compare(links.get(entry).hashCode(), soughtLink);
  }

  private int comparePrefixWithSought(int entry) {
    int order = Long.compareUnsigned(rows.get(entry, HIGH), soughtHigh);
    order = order == 0 ? Long.compareUnsigned(rows.get(entry, LOW), soughtLow) : order;
    return order == 0 ? Long.compare(rows.get(entry, PREFIX_LENGTH), soughtLength) : order;
  }

  /** Whether it is within the prefix of that length around {@code lease}, on any link. */
  boolean isWithin(int entry, AddressOrPrefix lease, int length) {
    return ((rows.get(entry, HIGH) ^ lease.address().high()) & Ipv6Prefix.highMask(length)) == 0
        && ((rows.get(entry, LOW) ^ lease.address().low()) & Ipv6Prefix.lowMask(length)) == 0;
  }

  /** Whether it is on another link. */
  boolean isElsewhere(int entry, String link) {
    return !links.get(entry).equals(link);
  }

  /** Whether it is in force. */
  boolean isLive(int entry, long nowNanos) {
    return isForEver(entry) || endsNanos(entry) - nowNanos > 0;
  }

  /** Whether it belongs to that client. */
  boolean isOf(int entry, Octets client) {
    return clients.isEqual((int) rows.get(entry, CLIENT), client);
  }

  /** Whether it belongs to that client and identity association. */
  boolean isOf(int entry, Octets client, long iaid) {
    return rows.get(entry, IAID) == iaid && isOf(entry, client);
  }

  /** The numbers of the servers that have assigned it, one bit each. */
  long servers(int entry) {
    return rows.get(entry, SERVERS);
  }

  /** The client link. */
  String link(int entry) {
    return links.get(entry);
  }

  /** The lease as a value. */
  Lease read(int entry) {
    return new Lease(
        link(entry),
        new AddressOrPrefix(
            new Ipv6Address(rows.get(entry, HIGH), rows.get(entry, LOW)),
            (int) rows.get(entry, PREFIX_LENGTH),
            rows.get(entry, PREFERRED),
            rows.get(entry, VALID)),
        clients.get((int) rows.get(entry, CLIENT)),
        rows.get(entry, IAID),
        servers(entry),
        rows.get(entry, SINCE),
        rows.get(entry, SEEN),
        isForEver(entry) ? Optional.empty() : Optional.of(endsNanos(entry)));
  }

  private boolean isForEver(int entry) {
    return rows.get(entry, VALID) == AddressOrPrefix.FOREVER;
  }

  private long endsNanos(int entry) {
    return rows.get(entry, SEEN) + TimeUnit.SECONDS.toNanos(rows.get(entry, VALID));
  }
}
