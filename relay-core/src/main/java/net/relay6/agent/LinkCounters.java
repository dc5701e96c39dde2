package net.relay6.agent;

import net.relay6.wire.MessageType;

/** Counters of one client link. Written by the data plane's thread, read by any. */
public final class LinkCounters {

  private final ArrivalCounters arrivals = new ArrivalCounters();
  private final Tally sent = new Tally(256);
  private final Tally sendErrors = new Tally(1);

  /** What was received on the link. */
  public ArrivalCounters arrivals() {
    return arrivals;
  }

  /** Counts a message sent out of the link. */
  void countSent(int typeCode) {
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
