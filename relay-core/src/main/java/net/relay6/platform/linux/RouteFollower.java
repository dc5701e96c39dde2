package net.relay6.platform.linux;

import java.util.Optional;
import net.relay6.platform.InterfaceSnapshot;

/**
 * Makes a table of what the kernel tells: first all there is, which has to be asked for, then what
 * changes. When something was lost it asks for everything again, and goes on with what it knows
 * until that has come. Not shared between threads.
 */
final class RouteFollower {

  /** What can be asked for. */
  enum Dump {
    LINKS,
    ADDRESSES
  }

  /** Whom to ask. */
  interface Kernel {

    /** Asks for a whole table; the answer ends with a {@link RouteNews.DumpDone}. */
    void ask(Dump dump, int sequence);
  }

  private final Kernel kernel;
  private RouteTable known = new RouteTable();
  private Optional<RouteTable> coming = Optional.empty();
  private Dump asked = Dump.LINKS;
  private int sequence;
  private boolean doubtful;
  private boolean complete;
  private int refusal;

  RouteFollower(Kernel kernel) {
    this.kernel = kernel;
  }

  /** Asks for everything. */
  void begin() {
    coming = Optional.of(new RouteTable());
    doubtful = false;
    ask(Dump.LINKS);
  }

  private void ask(Dump dump) {
    asked = dump;
    sequence++;
    kernel.ask(dump, sequence);
  }

  /** Whether everything has been told at least once. */
  boolean isComplete() {
    return complete;
  }

  /** A number of errno(3) when the kernel does not tell what it was asked for, otherwise 0. */
  int refusal() {
    return refusal;
  }

  /** Takes news in; whether there is something to see now. */
  boolean hear(RouteNews news) {
    switch (news) {
      case RouteNews.DumpDone(int answered) -> {
        return answered == sequence && coming.isPresent() && advance(coming.get());
      }
      case RouteNews.DumpInterrupted(int answered) -> doubtful |= answered == sequence;
      case RouteNews.Doubt _ -> doubt();
      case RouteNews.Answer(int answered, int errno) ->
          refusal = answered == sequence && coming.isPresent() ? errno : 0;
      default -> {
        return coming.orElse(known).apply(news) && coming.isEmpty();
      }
    }
    return false;
  }

  /** The kernel takes no second question while it answers one. */
  private void doubt() {
    if (coming.isPresent()) {
      doubtful = true;
    } else {
      begin();
    }
  }

  private boolean advance(RouteTable told) {
    if (asked == Dump.LINKS) {
      ask(Dump.ADDRESSES);
      return false;
    }
    boolean different = !complete || !told.all().equals(known.all());
    told.succeed(known);
    known = told;
    coming = Optional.empty();
    complete = true;
    if (doubtful) {
      begin();
    }
    return different;
  }

  /** Whether the next {@link #look} leaves something out that is there. */
  boolean hasMore() {
    return known.hasReborn();
  }

  /** The interfaces; one that was made anew under its old number is left out once. */
  InterfaceSnapshot look() {
    return known.look();
  }
}
