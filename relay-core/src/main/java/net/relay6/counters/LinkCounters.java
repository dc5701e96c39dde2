package net.relay6.counters;

import net.relay6.wire.MessageType;

/** Counters of one client link. Written by the data plane's thread, read by any. */
public final class LinkCounters {

  private final ArrivalCounters arrivals;
  private final Tally sent;
  private final Tally sendErrors;

  /** Counters that are all 0. */
  public LinkCounters() {
    this(new ArrivalCounters(), new Tally(256), new Tally(1));
  }

  private LinkCounters(ArrivalCounters arrivals, Tally sent, Tally sendErrors) {
    this.arrivals = arrivals;
    this.sent = sent;
    this.sendErrors = sendErrors;
  }

  /** The sums of these counters and {@code other} ones. */
  LinkCounters plus(LinkCounters other) {
    return new LinkCounters(
        arrivals.plus(other.arrivals), sent.plus(other.sent), sendErrors.plus(other.sendErrors));
  }

  /** Datagrams received on the link. */
  public ArrivalCounters arrivals() {
    return arrivals;
  }

  /** Counts a message sent out of the link. */
  public void countSent(int typeCode) {
    sent.add(typeCode);
  }

  /** Counts a send that the kernel refused; called by the transport on the data plane's thread. */
  public void countSendError() {
    sendErrors.add(0);
  }

  /** Messages of {@code type} handed to the link's channel. */
  public long sent(MessageType type) {
    return sent.get(type.code());
  }

  /** Messages handed to the link's channel. */
  public long sent() {
    return sent.total();
  }

  /** Sends that the kernel refused. */
  public long sendErrors() {
    return sendErrors.get(0);
  }
}
