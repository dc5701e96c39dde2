package net.relay6.observer.exchange;

import net.relay6.wire.AddressOrPrefix;
import net.relay6.wire.MessageSummary;
import net.relay6.wire.MessageType;

/**
 * One server's part in an exchange: the RELAY-FORWs it was sent and the content of its first
 * response. It holds only numbers, so that thousands of exchanges allocate nothing.
 */
public final class ServerResponse {

  private final int server;
  private int relayForwards;
  private int relayForwardsUntilResponse;
  private int responses;
  private boolean waiting;
  private boolean named;
  private long nanosSinceReceived = Long.MAX_VALUE;
  private long waitingSinceNanos;
  private long latencyNanos;
  private int responseType;
  private int preference;
  private int status;
  private final MutableLease offered = new MutableLease();
  private int delegatedLength;
  private int renewSeconds;
  private int rebindSeconds;
  private boolean revokesLease;
  private long optionsKey;
  private long frame;

  ServerResponse(int server) {
    this.server = server;
  }

  void clear() {
    relayForwards = 0;
    responses = 0;
    waiting = false;
    named = false;
    nanosSinceReceived = Long.MAX_VALUE;
    offered.clear();
    delegatedLength = 0;
    revokesLease = false;
  }

  /**
   * Counts a RELAY-FORW to the server.
   *
   * @param silence the age of the server's latest message, in nanoseconds
   */
  public void countRelayForward(boolean names, long atNanos, long silence) {
    if (relayForwards++ == 0) {
      nanosSinceReceived = silence;
    }
    named = names;
    if (!waiting) {
      waiting = true;
      waitingSinceNanos = atNanos;
    }
  }

  /** The age of the server's latest message when the first RELAY-FORW was sent, in nanoseconds. */
  public long nanosSinceReceived() {
    return nanosSinceReceived;
  }

  /**
   * Counts a response of the server.
   *
   * @return the response time in nanoseconds, or -1 if no request was pending
   */
  public long countResponse(MessageSummary summary, long atNanos, long newFrame) {
    long latency = waiting ? atNanos - waitingSinceNanos : -1;
    waiting = false;
    if (responses++ == 0) {
      latencyNanos = latency;
      relayForwardsUntilResponse = relayForwards;
      read(summary, newFrame);
    }
    return latency;
  }

  private void read(MessageSummary summary, long newFrame) {
    responseType = summary.type().code();
    preference = summary.effectivePreference();
    status = summary.status();
    optionsKey = summary.others().hashCode();
    frame = newFrame;
    for (MessageSummary.Association association : summary.associations()) {
      for (AddressOrPrefix lease : association.leases()) {
        read(association, lease);
      }
    }
  }

  private void read(MessageSummary.Association association, AddressOrPrefix lease) {
    if (lease.isUsable() && association.prefixes() && delegatedLength == 0) {
      delegatedLength = lease.prefixLength();
    }
    if (!lease.isUsable()) {
      revokesLease = true;
    } else if (!offered.isPresent()) {
      offered.set(lease);
      renewSeconds = (int) association.renewSeconds();
      rebindSeconds = (int) association.rebindSeconds();
    }
  }

  /** The server's number. */
  public int server() {
    return server;
  }

  /** Whether it was sent a RELAY-FORW. */
  public boolean wasForwarded() {
    return relayForwards > 0;
  }

  /** Whether the request names it. */
  public boolean isNamed() {
    return named;
  }

  /** Whether it has responded. */
  public boolean hasResponded() {
    return responses > 0;
  }

  /** How many RELAY-FORWs it was sent. */
  public int relayForwards() {
    return relayForwards;
  }

  /** How many RELAY-FORWs it had been sent when it first responded. */
  public int relayForwardsUntilResponse() {
    return relayForwardsUntilResponse;
  }

  /** How many responses it sent. */
  public int responses() {
    return responses;
  }

  /** The time to its first response, in nanoseconds. */
  public long latencyNanos() {
    return latencyNanos;
  }

  /** The type of its first response. */
  public MessageType responseType() {
    return MessageType.of(responseType);
  }

  /** The preference in its first response, 0 if there was none. */
  public int preference() {
    return preference;
  }

  /** The message-level status code of its first response. */
  public int status() {
    return status;
  }

  /** Whether its first response has an address or prefix with a lifetime above 0. */
  public boolean isUsable() {
    return offered.isPresent();
  }

  /** Whether its first response has an address or prefix with lifetime 0. */
  public boolean revokesLease() {
    return revokesLease;
  }

  /** The first usable address or prefix; call only if there is one. */
  public AddressOrPrefix offered() {
    return offered.value().orElseThrow();
  }

  /** The length of the first usable prefix; 0 without one. */
  public int delegatedLength() {
    return delegatedLength;
  }

  /** Whether the other server's first offer is the same address or prefix. */
  public boolean offersSameLeaseAs(ServerResponse other) {
    return offered.isSameAs(other.offered);
  }

  /** Whether another offered the same lifetimes, T1 and T2 among them. */
  public boolean offersLifetimesOf(ServerResponse other) {
    return renewSeconds == other.renewSeconds
        && rebindSeconds == other.rebindSeconds
        && offered.hasSameLifetimes(other.offered);
  }

  /** A hash of the options that servers should agree on. */
  public long optionsKey() {
    return optionsKey;
  }

  /** The lifetimes with {@link #offered}. */
  public Lifetimes lifetimes() {
    AddressOrPrefix lease = offered();
    return new Lifetimes(
        Integer.toUnsignedLong(renewSeconds),
        Integer.toUnsignedLong(rebindSeconds),
        lease.preferredSeconds(),
        lease.validSeconds());
  }

  /** The ticket of its first response, see {@link RecentFrames}. */
  public long frame() {
    return frame;
  }

  /** Whether the server was sent the request and has not responded so far. */
  public boolean hasNotResponded() {
    return wasForwarded() && !hasResponded();
  }
}
