package net.relay6.feature.serverset.exchange;

import net.relay6.feature.serverset.seen.Association;
import net.relay6.feature.serverset.seen.Facts;
import net.relay6.feature.serverset.seen.LeaseFacts;
import net.relay6.wire.MessageType;

/**
 * One server's part in an exchange: the copies it was sent and what its first answer said. Numbers
 * only, so that thousands of exchanges cost no garbage.
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
   * A copy went to the server.
   *
   * @param silence how long ago something last came from the server, in nanoseconds
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

  /** How long nothing had come from the server when the first copy went to it, in nanoseconds. */
  public long silentNanos() {
    return silentNanos;
  }

  /**
   * The server answered.
   *
   * @return how long it was waited for, in nanoseconds, or -1 when nothing was waited for
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
    for (Association association : facts.associations()) {
      for (LeaseFacts lease : association.leases()) {
        note(association, lease);
      }
    }
  }

  private void note(Association association, LeaseFacts lease) {
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

  /** Whether it was sent a copy. */
  public boolean isAsked() {
    return copies > 0;
  }

  /** Whether the question names it. */
  public boolean isNamed() {
    return named;
  }

  /** Whether it has answered. */
  public boolean hasAnswered() {
    return answers > 0;
  }

  /** How many copies it was sent. */
  public int copies() {
    return copies;
  }

  /** How many copies it had been sent when it first answered. */
  public int copiesUntilAnswer() {
    return copiesUntilAnswer;
  }

  /** How many answers it gave. */
  public int answers() {
    return answers;
  }

  /** How long its first answer was waited for, in nanoseconds. */
  public long latencyNanos() {
    return latencyNanos;
  }

  /** The type of its first answer. */
  public MessageType answerType() {
    return MessageType.of(answerType);
  }

  /** The preference in its first answer, 0 when there was none. */
  public int preference() {
    return preference;
  }

  /** The status code of its first answer as a whole. */
  public int status() {
    return status;
  }

  /** Whether its first answer has an address or prefix with a lifetime. */
  public boolean isUsable() {
    return offered.isPresent();
  }

  /** Whether its first answer has one with lifetime zero. */
  public boolean takesAway() {
    return takesAway;
  }

  /** The first address or prefix that may be used; only when there is one. */
  public LeaseFacts offered() {
    return offered.value().orElseThrow();
  }

  /** The length of the first prefix that may be used; 0 without one. */
  public int delegatedLength() {
    return delegatedLength;
  }

  /** Whether another offered the same address or prefix first. */
  public boolean offersSameAs(Share other) {
    return offered.isSameAs(other.offered);
  }

  /** Whether another offered the same lifetimes, T1 and T2 among them. */
  public boolean offersLifetimesOf(Share other) {
    return renewSeconds == other.renewSeconds
        && rebindSeconds == other.rebindSeconds
        && offered.lastsAsLongAs(other.offered);
  }

  /** A number that stands for the options servers should agree on. */
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

  /** Where its first answer is kept, see {@link RecentFrames}. */
  public long frame() {
    return frame;
  }

  /** Whether the server was asked and has said nothing so far. */
  public boolean isSilent() {
    return isAsked() && !hasAnswered();
  }
}
