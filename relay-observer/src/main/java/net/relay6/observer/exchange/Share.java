package net.relay6.observer.exchange;

import net.relay6.observer.observation.Facts;
import net.relay6.observer.observation.LeaseFacts;
import net.relay6.wire.MessageType;

/**
 * One server's part in an exchange: the RELAY-FORWs it was sent and the content of its first
 * response. It holds only numbers, so that thousands of exchanges allocate nothing.
 */
public final class Share {

  private final int server;
  private int copies;
  private int copiesUntilAnswer;
  private int answers;
  private boolean waiting;
  private boolean named;
  private long silentNanos = Long.MAX_VALUE;
  private long waitsSinceNanos;
  private long latencyNanos;
  private int answerType;
  private int preference;
  private int status;
  private final KeptLease offered = new KeptLease();
  private int delegatedLength;
  private int renewSeconds;
  private int rebindSeconds;
  private boolean takesAway;
  private long optionsKey;
  private long frame;

  Share(int server) {
    this.server = server;
  }

  void clear() {
    copies = 0;
    answers = 0;
    waiting = false;
    named = false;
    silentNanos = Long.MAX_VALUE;
    offered.clear();
    delegatedLength = 0;
    takesAway = false;
  }

  /**
   * Counts a RELAY-FORW to the server.
   *
   * @param silence the age of the server's latest message, in nanoseconds
   */
  public void ask(boolean names, long atNanos, long silence) {
    if (copies++ == 0) {
      silentNanos = silence;
    }
    named = names;
    if (!waiting) {
      waiting = true;
      waitsSinceNanos = atNanos;
    }
  }

  /** The age of the server's latest message when the first RELAY-FORW was sent, in nanoseconds. */
  public long silentNanos() {
    return silentNanos;
  }

  /**
   * Counts a response of the server.
   *
   * @return the response time in nanoseconds, or -1 if no request was pending
   */
  public long answer(Facts facts, long atNanos, long newFrame) {
    long latency = waiting ? atNanos - waitsSinceNanos : -1;
    waiting = false;
    if (answers++ == 0) {
      latencyNanos = latency;
      copiesUntilAnswer = copies;
      note(facts, newFrame);
    }
    return latency;
  }

  private void note(Facts facts, long newFrame) {
    answerType = facts.type().code();
    preference = facts.effectivePreference();
    status = facts.status();
    optionsKey = facts.others().hashCode();
    frame = newFrame;
    for (Facts.Association association : facts.associations()) {
      for (LeaseFacts lease : association.leases()) {
        note(association, lease);
      }
    }
  }

  private void note(Facts.Association association, LeaseFacts lease) {
    if (lease.isUsable() && association.prefixes() && delegatedLength == 0) {
      delegatedLength = lease.prefixLength();
    }
    if (!lease.isUsable()) {
      takesAway = true;
    } else if (!offered.isPresent()) {
      offered.keep(lease);
      renewSeconds = (int) association.renewSeconds();
      rebindSeconds = (int) association.rebindSeconds();
    }
  }

  /** The server's number. */
  public int server() {
    return server;
  }

  /** Whether it was sent a RELAY-FORW. */
  public boolean isAsked() {
    return copies > 0;
  }

  /** Whether the request names it. */
  public boolean isNamed() {
    return named;
  }

  /** Whether it has responded. */
  public boolean hasAnswered() {
    return answers > 0;
  }

  /** How many RELAY-FORWs it was sent. */
  public int copies() {
    return copies;
  }

  /** How many RELAY-FORWs it had been sent when it first responded. */
  public int copiesUntilAnswer() {
    return copiesUntilAnswer;
  }

  /** How many responses it sent. */
  public int answers() {
    return answers;
  }

  /** The time to its first response, in nanoseconds. */
  public long latencyNanos() {
    return latencyNanos;
  }

  /** The type of its first response. */
  public MessageType answerType() {
    return MessageType.of(answerType);
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
  public boolean takesAway() {
    return takesAway;
  }

  /** The first usable address or prefix; call only if there is one. */
  public LeaseFacts offered() {
    return offered.value().orElseThrow();
  }

  /** The length of the first usable prefix; 0 without one. */
  public int delegatedLength() {
    return delegatedLength;
  }

  /** Whether the other server's first offer is the same address or prefix. */
  public boolean offersSameAs(Share other) {
    return offered.isSameAs(other.offered);
  }

  /** Whether another offered the same lifetimes, T1 and T2 among them. */
  public boolean offersLifetimesOf(Share other) {
    return renewSeconds == other.renewSeconds
        && rebindSeconds == other.rebindSeconds
        && offered.lastsAsLongAs(other.offered);
  }

  /** A hash of the options that servers should agree on. */
  public long optionsKey() {
    return optionsKey;
  }

  /** The lifetimes with {@link #offered}. */
  public Lifetimes lifetimes() {
    LeaseFacts lease = offered();
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
  public boolean isSilent() {
    return isAsked() && !hasAnswered();
  }
}
