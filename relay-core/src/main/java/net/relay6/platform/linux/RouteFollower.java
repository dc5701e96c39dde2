package net.relay6.platform.linux;

import java.util.Optional;
import net.relay6.platform.InterfaceSnapshot;

/**
 * Synchronises a table of interfaces with the kernel: first by a dump, then by notifications. If a
 * notification was lost, it requests another dump and uses the old table until that is complete.
 * Not shared between threads.
 */
final class RouteFollower {

  /** The dumps that can be requested. */
  enum Dump {
    LINKS,
    ADDRESSES
  }

  /** Requests dumps from the kernel. */
  interface Kernel {

    /** Requests a whole table; the response ends with a {@link RouteNews.DumpDone}. */
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

  /** Requests the first dump. */
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

  /** Whether a dump has been completed. */
  boolean isComplete() {
    return complete;
  }

  /** A number of errno(3) if the kernel refuses a dump, otherwise 0. */
  int refusal() {
    return refusal;
  }

  /** Applies an event; returns whether a new snapshot is available. */
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

  /** The kernel accepts no second dump request during a dump. */
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

  /** Whether the next {@link #look} omits an existing interface. */
  boolean hasMore() {
    return known.hasReborn();
  }

  /** The interfaces; one whose index was reused is omitted once. */
  InterfaceSnapshot look() {
    return known.look();
  }
}
