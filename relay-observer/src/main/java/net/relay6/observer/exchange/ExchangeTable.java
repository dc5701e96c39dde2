package net.relay6.observer.exchange;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.table.KeyedHash;
import net.relay6.table.SlotTable;
import net.relay6.wire.MessageSummary;
import net.relay6.wire.MessageType;

/**
 * The exchanges of the last two minutes, or as many as fit: the oldest is evicted. The response
 * time of an exchange ends once, three seconds after it began, or earlier if it is evicted.
 */
public final class ExchangeTable {

  private static final long LIFETIME_NANOS = TimeUnit.SECONDS.toNanos(120);
  private static final long RESPONSE_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final Exchange[] ring;
  private final SlotTable byKey;
  private final SlotTable solicits;
  private final Consumer<Exchange> endResponseTime;
  private long begun;
  private long ended;
  private long evicted;

  /**
   * A table for that many exchanges; {@code judge} is called once for each when its response time
   * is over.
   */
  public ExchangeTable(int capacity, Consumer<Exchange> judge) {
    ring = new Exchange[capacity];
    byKey = new SlotTable(capacity);
    solicits = new SlotTable(capacity);
    this.endResponseTime = judge;
    Arrays.setAll(ring, _ -> new Exchange());
  }

  /** The exchange that a client's message begins or continues. */
  public Exchange addRequest(String link, Ipv6Address peer, MessageSummary summary, long atNanos) {
    long client = client(Optional.of(link), peer, summary);
    long key = Keys.exchange(peer, summary.transactionId(), client);
    int known = byKey.find(key);
    Exchange exchange =
        known >= 0 && isSame(ring[known], summary, atNanos)
            ? ring[known]
            : begin(key, client, link, summary, atNanos);
    exchange.countSend();
    return exchange;
  }

  private static boolean isSame(Exchange known, MessageSummary summary, long atNanos) {
    return known.type() == summary.type() && atNanos - known.beganNanos() < LIFETIME_NANOS;
  }

  private Exchange begin(long key, long client, String link, MessageSummary summary, long atNanos) {
    int slot = (int) (begun % ring.length);
    Exchange exchange = ring[slot];
    if (exchange.isInUse()) {
      evict(exchange, slot, atNanos);
    }
    exchange.begin(key, client, link, summary, atNanos);
    begun++;
    byKey.put(key, slot);
    if (summary.is(MessageType.SOLICIT)) {
      solicits.put(client, slot);
    }
    return exchange;
  }

  private void evict(Exchange oldest, int slot, long atNanos) {
    if (ended <= begun - ring.length) {
      endResponseTime(oldest);
    }
    if (atNanos - oldest.beganNanos() < LIFETIME_NANOS) {
      evicted++;
    }
    byKey.remove(oldest.key(), slot);
    solicits.remove(oldest.clientKey(), slot);
    oldest.end();
  }

  /** The exchange of a response. */
  public Optional<Exchange> matchResponse(
      Optional<String> link, Ipv6Address peer, MessageSummary summary, long atNanos) {
    int slot =
        byKey.find(Keys.exchange(peer, summary.transactionId(), client(link, peer, summary)));
    return slot >= 0 && atNanos - ring[slot].beganNanos() < LIFETIME_NANOS
        ? Optional.of(ring[slot])
        : Optional.empty();
  }

  /** The client's latest SOLICIT of the last two minutes. */
  public Optional<Exchange> solicitOf(Exchange later) {
    int slot = solicits.find(later.clientKey());
    return slot >= 0 && later.beganNanos() - ring[slot].beganNanos() < LIFETIME_NANOS
        ? Optional.of(ring[slot])
        : Optional.empty();
  }

  /** Ends the response time of exchanges that are due. */
  public void tick(long nowNanos) {
    while (ended < begun) {
      Exchange next = ring[(int) (ended % ring.length)];
      if (nowNanos - next.beganNanos() < RESPONSE_TIMEOUT_NANOS) {
        return;
      }
      endResponseTime(next);
    }
  }

  private void endResponseTime(Exchange exchange) {
    ended++;
    exchange.endResponseTime();
    endResponseTime.accept(exchange);
  }

  /** Removes the server of that number from all exchanges. */
  public void forget(int server) {
    for (Exchange exchange : ring) {
      exchange.forget(server);
    }
  }

  /** How many exchanges were evicted early. */
  public long evicted() {
    return evicted;
  }

  /**
   * A response by route has no link, so the link is ignored for addresses that are unique anyway.
   */
  private static long client(Optional<String> link, Ipv6Address peer, MessageSummary summary) {
    return Keys.client(peer.isLinkLocal() ? link.orElse("") : "", peer, summary.client());
  }

  /** Hashes of exchanges and clients; 64 bits, so that collisions are rare. */
  static final class Keys {

    private Keys() {}

    /** The client, by its DUID or, without one, by its link and address. */
    static long client(String link, Ipv6Address peer, Octets duid) {
      long key = KeyedHash.add(KeyedHash.START, link.hashCode());
      return duid.length() == 0 ? address(key, peer) : KeyedHash.add(key, duid);
    }

    /** The exchange (first hop, transaction-id, client). */
    static long exchange(Ipv6Address peer, int transactionId, long client) {
      return KeyedHash.add(address(client, peer), transactionId);
    }

    private static long address(long key, Ipv6Address address) {
      return KeyedHash.add(KeyedHash.add(key, address.high()), address.low());
    }
  }
}
