package net.relay6.counters;

import net.relay6.wire.MessageType;

/**
 * Counts the datagrams received by one channel and their outcomes. When idle: received = forwarded
 * + delivered + consumed + dropped. Datagrams that the kernel dropped before they were received are
 * counted separately. Written by the data plane's thread, read by any thread.
 */
public final class ArrivalCounters {

  private static final int TYPELESS = 256;
  private static final int FORWARDED = 0;
  private static final int DELIVERED = 1;
  private static final int CONSUMED = 2;

  private final Tally received;
  private final Tally passed;
  private final Tally.OfEnum<DropReason> dropped;
  private final Tally.OfEnum<Anomaly> anomalies;
  private final Tally receiveBufferLosses;

  /** Counters that are all 0. */
  ArrivalCounters() {
    this(
        new Tally(TYPELESS + 1),
        new Tally(3),
        new Tally.OfEnum<>(DropReason.class),
        new Tally.OfEnum<>(Anomaly.class),
        new Tally(1));
  }

  private ArrivalCounters(
      Tally received,
      Tally passed,
      Tally.OfEnum<DropReason> dropped,
      Tally.OfEnum<Anomaly> remarks,
      Tally receiveBufferLosses) {
    this.received = received;
    this.passed = passed;
    this.dropped = dropped;
    this.anomalies = remarks;
    this.receiveBufferLosses = receiveBufferLosses;
  }

  /** The sums of these counters and {@code other} ones. */
  ArrivalCounters plus(ArrivalCounters other) {
    return new ArrivalCounters(
        received.plus(other.received),
        passed.plus(other.passed),
        dropped.plus(other.dropped),
        anomalies.plus(other.anomalies),
        receiveBufferLosses.plus(other.receiveBufferLosses));
  }

  /** Counts a datagram whose first octet is a message type. */
  public void countReceived(MessageType type) {
    received.add(type.code());
  }

  /** Counts a datagram too short to have a message type. */
  public void countReceivedWithoutType() {
    received.add(TYPELESS);
  }

  /** Counts how a datagram ended. */
  public void count(Outcome outcome) {
    switch (outcome) {
      case Outcome.Forwarded _ -> passed.add(FORWARDED);
      case Outcome.Delivered _ -> passed.add(DELIVERED);
      case Outcome.Consumed _ -> passed.add(CONSUMED);
      case Outcome.Dropped(DropReason reason) -> dropped.add(reason);
    }
  }

  /**
   * Counts datagrams that cannot be read and are dropped for {@code reason}; called by the
   * transport on the data plane's thread.
   */
  public void countUnread(long count, DropReason reason) {
    for (long datagram = 0; datagram < count; datagram++) {
      countReceivedWithoutType();
      count(reason.outcome());
    }
  }

  /** Counts an anomaly of a datagram of this channel; called on the data plane's thread. */
  public void count(Anomaly anomaly) {
    anomalies.add(anomaly);
  }

  /**
   * Counts datagrams that the kernel dropped because the socket's receive buffer was full; called
   * by the transport on the data plane's thread.
   */
  public void countReceiveBufferLosses(long count) {
    receiveBufferLosses.add(0, count);
  }

  /** Datagrams that the kernel dropped because the socket's receive buffer was full. */
  public long receiveBufferLosses() {
    return receiveBufferLosses.get(0);
  }

  /** Datagrams received. */
  public long received() {
    return received.total();
  }

  /** Datagrams received whose first octet was {@code type}. */
  public long received(MessageType type) {
    return received.get(type.code());
  }

  /** Datagrams received that were too short to have a type. */
  public long receivedWithoutType() {
    return received.get(TYPELESS);
  }

  /** Datagrams wrapped and sent to servers, each counted once for any number of RELAY-FORWs. */
  public long forwarded() {
    return passed.get(FORWARDED);
  }

  /** Datagrams unwrapped and sent on. */
  public long delivered() {
    return passed.get(DELIVERED);
  }

  /** Datagrams meant for this node. */
  public long consumed() {
    return passed.get(CONSUMED);
  }

  /** Datagrams dropped. */
  public long dropped() {
    return dropped.total();
  }

  /** Datagrams dropped for {@code reason}. */
  public long dropped(DropReason reason) {
    return dropped.get(reason);
  }

  /** How often this anomaly was counted. */
  public long anomalies(Anomaly anomaly) {
    return anomalies.get(anomaly);
  }
}
