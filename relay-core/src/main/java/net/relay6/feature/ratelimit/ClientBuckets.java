package net.relay6.feature.ratelimit;

import java.util.Optional;
import java.util.function.LongSupplier;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.agent.plan.Gate;
import net.relay6.counters.DropReason;
import net.relay6.net.Ipv6Address;
import net.relay6.wire.RelayMessage;

/**
 * The token buckets of all clients of all links, in a 4-way set-associative table of fixed size: a
 * client has four possible slots, and if they are in use, the client that has been idle longest is
 * evicted, which at worst refills its bucket. A client that is being refused is never the idlest.
 * Used by the data plane's thread only.
 */
public final class ClientBuckets {

  private static final int DEFAULT_CAPACITY = 16_384;
  private static final int WAYS = 4;

  private final long[] highs;
  private final long[] lows;
  private final int[] interfaces;

  /** When each bucket is full again, in nanoseconds of the caller's clock: see {@link Bucket}. */
  private final long[] fullAtNanos;

  /** A table for 16,384 clients; it takes half a megabyte. */
  public ClientBuckets() {
    this(DEFAULT_CAPACITY);
  }

  /** A table for {@code capacity} clients, above 0, rounded up to a multiple of four. */
  public ClientBuckets(int capacity) {
    int places = Math.ceilDiv(capacity, WAYS) * WAYS;
    highs = new long[places];
    lows = new long[places];
    interfaces = new int[places];
    fullAtNanos = new long[places];
  }

  /**
   * Takes one token from a client's bucket; false if it is empty.
   *
   * @param client the client's address
   * @param interfaceIndex the kernel's number for the link's interface, above 0
   * @param rate the link's rate for one client
   * @param nowNanos the time in nanoseconds, on a clock that may wrap
   */
  public boolean take(Ipv6Address client, int interfaceIndex, Bucket.Rate rate, long nowNanos) {
    int place = slot(client, interfaceIndex, nowNanos);
    long debtNanos = Bucket.debtNanos(fullAtNanos[place], nowNanos);
    if (!rate.allows(debtNanos, 0)) {
      return false;
    }
    fullAtNanos[place] = nowNanos + debtNanos + rate.intervalNanos();
    return true;
  }

  /** The slot of the client's bucket; a new client gets a full bucket. */
  private int slot(Ipv6Address client, int interfaceIndex, long nowNanos) {
    int first = Math.floorMod(hash(client, interfaceIndex), highs.length / WAYS) * WAYS;
    for (int place = first; place < first + WAYS; place++) {
      if (holds(place, client, interfaceIndex)) {
        return place;
      }
    }
    int place = idlest(first, nowNanos);
    highs[place] = client.high();
    lows[place] = client.low();
    interfaces[place] = interfaceIndex;
    fullAtNanos[place] = nowNanos;
    return place;
  }

  private boolean holds(int place, Ipv6Address client, int interfaceIndex) {
    return lows[place] == client.low()
        && highs[place] == client.high()
        && interfaces[place] == interfaceIndex;
  }

  /** A free slot of the four, or that of the bucket that has been full longest. */
  private int idlest(int first, long nowNanos) {
    int idlest = first;
    for (int place = first; place < first + WAYS; place++) {
      if (interfaces[place] == 0) {
        return place;
      }
      if (fullAtNanos[place] - nowNanos < fullAtNanos[idlest] - nowNanos) {
        idlest = place;
      }
    }
    return idlest;
  }

  /** Distributes addresses that differ only in a few bits over all sets. */
  private static long hash(Ipv6Address client, int interfaceIndex) {
    long mixed = mix(client.high() + interfaceIndex);
    return mix(mixed ^ client.low());
  }

  private static long mix(long value) {
    long product = (value ^ (value >>> 32)) * 0x9e37_79b9_7f4a_7c15L;
    return product ^ (product >>> 32);
  }

  /**
   * Refuses messages of a client above its rate, so that a looping client does not load the servers
   * (RFC 9915, section 14.1). A client is identified by source address and interface. Relay
   * messages pass, since a relay forwards for many clients. Used by the data plane's thread only.
   *
   * @param rate the rate
   * @param buckets the clients' buckets
   * @param nanoClock the time in nanoseconds, on a clock that may wrap
   */
  public record Limit(Bucket.Rate rate, ClientBuckets buckets, LongSupplier nanoClock)
      implements Gate {

    private static final Optional<DropReason> REFUSAL = Optional.of(DropReason.CLIENT_RATE);

    @Override
    public Optional<DropReason> refusal(ForwardContext context) {
      boolean passes = context.message() instanceof RelayMessage || take(context);
      return passes ? Optional.empty() : REFUSAL;
    }

    private boolean take(ForwardContext context) {
      int interfaceIndex = context.link().interfaceState().interfaceIndex();
      return buckets.take(context.peer().address(), interfaceIndex, rate, nanoClock.getAsLong());
    }
  }
}
