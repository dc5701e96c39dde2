package net.relay6.counters;

import net.relay6.wire.MessageType;

/** Counters of one server. Written by the data plane's thread, read by any. */
public final class ServerCounters {

  private final ArrivalCounters arrivals;
  private final Tally relayForwards;
  private final Tally relayedResponses;
  private final Tally.OfEnum<Anomaly> anomalies;
  private final Tally.OfEnum<SendFailure> sendErrors;
  private volatile int lastErrno;

  /** Counters that are all 0. */
  public ServerCounters() {
    this(
        new ArrivalCounters(),
        new Tally(256),
        new Tally(256),
        new Tally.OfEnum<>(Anomaly.class),
        new Tally.OfEnum<>(SendFailure.class));
  }

  private ServerCounters(
      ArrivalCounters arrivals,
      Tally copies,
      Tally answers,
      Tally.OfEnum<Anomaly> remarks,
      Tally.OfEnum<SendFailure> sendErrors) {
    this.arrivals = arrivals;
    this.relayForwards = copies;
    this.relayedResponses = answers;
    this.anomalies = remarks;
    this.sendErrors = sendErrors;
  }

  /** The sums of these counters and {@code other} ones. */
  ServerCounters plus(ServerCounters other) {
    return new ServerCounters(
        arrivals.plus(other.arrivals),
        relayForwards.plus(other.relayForwards),
        relayedResponses.plus(other.relayedResponses),
        anomalies.plus(other.anomalies),
        sendErrors.plus(other.sendErrors));
  }

  /** Datagrams received on the server's own channel. */
  public ArrivalCounters arrivals() {
    return arrivals;
  }

  /** Counts a RELAY-FORW queued for the server, by the type of the relayed message. */
  public void countRelayForward(int typeCode) {
    relayForwards.add(typeCode);
  }

  /** Counts a relayed response of the server by its type. */
  public void countRelayedResponse(int typeCode) {
    relayedResponses.add(typeCode);
  }

  /** Counts an anomaly; called on the data plane's thread. */
  public void count(Anomaly anomaly) {
    anomalies.add(anomaly);
  }

  /**
   * Counts a datagram that was not sent for a reason that does not concern the server; called by
   * the transport on the data plane's thread.
   */
  public void countSendError() {
    sendErrors.add(SendFailure.OTHER);
  }

  /**
   * Counts a send that the kernel refused; called by the transport on the data plane's thread.
   *
   * @param errno the kernel's number for it, of errno(3)
   */
  public void countSendFailure(SendFailure failure, int errno) {
    lastErrno = errno;
    sendErrors.add(failure);
  }

  /** RELAY-FORWs queued for the server that carry messages of {@code type}. */
  public long relayForwards(MessageType type) {
    return relayForwards.get(type.code());
  }

  /** RELAY-FORWs queued for the server. */
  public long relayForwards() {
    return relayForwards.total();
  }

  /** Responses of {@code type} relayed to clients. */
  public long relayedResponses(MessageType type) {
    return relayedResponses.get(type.code());
  }

  /** Responses relayed to clients. */
  public long relayedResponses() {
    return relayedResponses.total();
  }

  /** How often this anomaly was counted. */
  public long anomalies(Anomaly anomaly) {
    return anomalies.get(anomaly);
  }

  /** Datagrams that were not sent. */
  public long sendErrors() {
    return sendErrors.total();
  }

  /** Datagrams that were not sent because of this failure. */
  public long sendErrors(SendFailure failure) {
    return sendErrors.get(failure);
  }

  /** The kernel's number for its latest refusal, of errno(3); 0 when there was none. */
  public int lastErrno() {
    return lastErrno;
  }

  /** Increases with each datagram from the server, on any socket. */
  public long responses() {
    return arrivals.received() + relayedResponses();
  }
}
