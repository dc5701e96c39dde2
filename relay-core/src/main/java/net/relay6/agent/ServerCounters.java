package net.relay6.agent;

import net.relay6.wire.MessageType;

/** Counters of one server. Written by the data plane's thread, read by any. */
public final class ServerCounters {

  private final ArrivalCounters arrivals;
  private final Tally copies;
  private final Tally answers;
  private final EnumTally<Remark> remarks;
  private final EnumTally<SendFailure> sendErrors;
  private volatile int lastErrno;

  /** Counters of which all are 0. */
  public ServerCounters() {
    this(
        new ArrivalCounters(),
        new Tally(256),
        new Tally(256),
        new EnumTally<>(Remark.class),
        new EnumTally<>(SendFailure.class));
  }

  private ServerCounters(
      ArrivalCounters arrivals,
      Tally copies,
      Tally answers,
      EnumTally<Remark> remarks,
      EnumTally<SendFailure> sendErrors) {
    this.arrivals = arrivals;
    this.copies = copies;
    this.answers = answers;
    this.remarks = remarks;
    this.sendErrors = sendErrors;
  }

  /** The sums of these counters and {@code other} ones. */
  ServerCounters plus(ServerCounters other) {
    return new ServerCounters(
        arrivals.plus(other.arrivals),
        copies.plus(other.copies),
        answers.plus(other.answers),
        remarks.plus(other.remarks),
        sendErrors.plus(other.sendErrors));
  }

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

  /**
   * Counts a datagram that was not sent for a reason that says nothing about the server; called by
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

  /** Datagrams that were not sent. */
  public long sendErrors() {
    return sendErrors.total();
  }

  /** Those of them that failed like that. */
  public long sendErrors(SendFailure failure) {
    return sendErrors.get(failure);
  }

  /** The kernel's number for its latest refusal, of errno(3); 0 when there was none. */
  public int lastErrno() {
    return lastErrno;
  }

  /** A number that grows with each datagram that comes from the server, by whichever socket. */
  public long responses() {
    return arrivals.received() + answers();
  }
}
