package net.relay6.agent;

import net.relay6.wire.MessageType;

/** Counters of one server. Written by the data plane's thread, read by any. */
public final class ServerCounters {

  private final ArrivalCounters arrivals = new ArrivalCounters();
  private final Tally copies = new Tally(256);
  private final Tally answers = new Tally(256);
  private final EnumTally<Remark> remarks = new EnumTally<>(Remark.class);
  private final Tally sendErrors = new Tally(1);

  /** What was received on the server's own channel. */
  public ArrivalCounters arrivals() {
    return arrivals;
  }

  /** Counts a copy handed to the server's channel, by the type of the message it wraps. */
  void countCopy(int typeCode) {
    copies.add(typeCode);
  }

  /** Counts an answer of the server that was sent on, by its type. */
  void countAnswer(int typeCode) {
    answers.add(typeCode);
  }

  /** Counts a remark; called on the data plane's thread. */
  public void count(Remark remark) {
    remarks.add(remark);
  }

  /** Counts a send that the kernel refused; called by the transport on the data plane's thread. */
  public void countSendError() {
    sendErrors.add(0);
  }

  /** Copies of messages of {@code type} handed to the server's channel. */
  public long copies(MessageType type) {
    return copies.get(type.code());
  }

  /** Copies handed to the server's channel. */
  public long copies() {
    return copies.total();
  }

  /** Answers of {@code type} sent on towards clients. */
  public long answers(MessageType type) {
    return answers.get(type.code());
  }

  /** Answers sent on towards clients. */
  public long answers() {
    return answers.total();
  }

  /** How often {@code remark} was made. */
  public long remarked(Remark remark) {
    return remarks.get(remark);
  }

  /** Sends that the kernel refused. */
  public long sendErrors() {
    return sendErrors.get(0);
  }
}
