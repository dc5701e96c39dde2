package net.relay6.feature.serverset.finding;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The findings that are open and the latest that are not. One opens when it is first raised, counts
 * while it is raised again, and closes when it is cleared or has not been raised for the time its
 * code allows. Bounded for each code, so that no one crowds out another.
 */
public final class Findings {

  /** How many of one code may be open; more are counted. */
  public static final int OPEN_MAX = 64;

  private static final int CLOSED_MAX = 256;
  private static final long DETAIL_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private record Key(FindingCode code, Subject subject) {}

  private final List<FindingListener> listeners;
  private final Map<Key, Finding> open = new LinkedHashMap<>();
  private final EnumMap<FindingCode, Integer> openByCode = new EnumMap<>(FindingCode.class);
  private final ArrayDeque<Finding> closed = new ArrayDeque<>();
  private long opened;
  private long overflow;

  /** A ledger whose changes are told to {@code listeners}. */
  public Findings(List<FindingListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  /** Something was seen; {@code detail} is asked for when it is new, or once a second. */
  public void raise(FindingCode code, Subject subject, long atNanos, Supplier<Detail> detail) {
    Key key = new Key(code, subject);
    Finding known = open.get(key);
    if (known != null) {
      Finding again = known.seenAgain(atNanos);
      boolean due = atNanos - known.seenNanos() >= DETAIL_INTERVAL_NANOS;
      open.put(key, due ? again.with(detail.get()) : again);
    } else if (openOf(code) >= OPEN_MAX) {
      overflow++;
    } else {
      open(key, atNanos, detail.get());
    }
  }

  private void open(Key key, long atNanos, Detail detail) {
    Finding finding =
        new Finding(
            ++opened,
            key.code(),
            key.subject(),
            atNanos,
            atNanos,
            Optional.empty(),
            1,
            detail.facts(),
            detail.evidence());
    open.put(key, finding);
    openByCode.merge(key.code(), 1, Integer::sum);
    listeners.forEach(listener -> listener.opened(finding));
  }

  /** It is not so, or no longer. */
  public void clear(FindingCode code, Subject subject, long atNanos) {
    clear(code, atNanos, () -> subject);
  }

  /** The same; the subject is asked for only when one of that code is open. */
  public void clear(FindingCode code, long atNanos, Supplier<Subject> subject) {
    if (openOf(code) > 0) {
      close(new Key(code, subject.get()), atNanos);
    }
  }

  /** The same for all findings of a code whose subject is meant. */
  public void clear(FindingCode code, Predicate<Subject> which, long atNanos) {
    if (openOf(code) > 0) {
      List.copyOf(open.keySet()).stream()
          .filter(key -> key.code() == code && which.test(key.subject()))
          .forEach(key -> close(key, atNanos));
    }
  }

  /** The same for all findings whose subject is meant. */
  public void clear(Predicate<Subject> which, long atNanos) {
    List.copyOf(open.keySet()).stream()
        .filter(key -> which.test(key.subject()))
        .forEach(key -> close(key, atNanos));
  }

  /** Closes what has not been raised for long. */
  public void tick(long nowNanos) {
    List<Key> quiet = new ArrayList<>();
    open.forEach((key, finding) -> {
      if (nowNanos - finding.seenNanos() >= key.code().quiet().toNanos()) {
        quiet.add(key);
      }
    });
    quiet.forEach(key -> close(key, nowNanos));
  }

  private void close(Key key, long atNanos) {
    Finding known = open.remove(key);
    if (known == null) {
      return;
    }
    Finding finding = known.closed(atNanos);
    openByCode.merge(key.code(), -1, Integer::sum);
    closed.addLast(finding);
    if (closed.size() > CLOSED_MAX) {
      closed.removeFirst();
    }
    listeners.forEach(listener -> listener.closed(finding));
  }

  /** Whether any of that code is open. */
  public boolean isAnyOpen(FindingCode code) {
    return openOf(code) > 0;
  }

  private int openOf(FindingCode code) {
    Integer count = openByCode.get(code);
    return count == null ? 0 : count;
  }

  /** Whether that one is open. */
  public boolean isOpen(FindingCode code, Subject subject) {
    return openOf(code) > 0 && open.containsKey(new Key(code, subject));
  }

  /** Those that are open, the oldest first. */
  public List<Finding> open() {
    return List.copyOf(open.values());
  }

  /** The latest that have closed, the oldest first. */
  public Collection<Finding> closed() {
    return List.copyOf(closed);
  }

  /** How many could not be opened because too many of their code were open. */
  public long overflow() {
    return overflow;
  }
}
