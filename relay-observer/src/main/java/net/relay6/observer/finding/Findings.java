package net.relay6.observer.finding;

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
 * The open findings and the latest closed ones. A finding opens when it is first raised, counts
 * further raises, and closes when it is cleared or has not been raised for the time that its code
 * allows. Bounded for each code, so that no code crowds out another.
 */
public final class Findings {

  /** How many findings of one code may be open; further ones are only counted. */
  public static final int OPEN_MAX = 64;

  private static final int CLOSED_MAX = 256;
  private static final long DETAIL_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private record Key(FindingCode code, Subject subject) {}

  private final List<Finding.Listener> listeners;
  private final Map<Key, Finding> open = new LinkedHashMap<>();
  private final EnumMap<FindingCode, Integer> openByCode = new EnumMap<>(FindingCode.class);
  private final ArrayDeque<Finding> closed = new ArrayDeque<>();
  private long opened;
  private long overflow;

  /** Without findings; {@code listeners} are notified of changes. */
  public Findings(List<Finding.Listener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  /**
   * Opens a finding or counts it again; {@code detail} is evaluated when it opens, and at most once
   * a second.
   */
  public void raise(
      FindingCode code, Subject subject, long atNanos, Supplier<Finding.Detail> detail) {
    raise(code, subject, atNanos, false, detail);
  }

  /**
   * Opens a finding or counts it again.
   *
   * @param isNews whether {@code detail} is evaluated even within a second of the latest
   */
  public void raise(
      FindingCode code,
      Subject subject,
      long atNanos,
      boolean isNews,
      Supplier<Finding.Detail> detail) {
    Key key = new Key(code, subject);
    Finding known = open.get(key);
    if (known != null) {
      Finding again = known.seenAgain(atNanos);
      boolean due = isNews || atNanos - known.seenNanos() >= DETAIL_INTERVAL_NANOS;
      open.put(key, due ? again.with(detail.get()) : again);
    } else if (openOf(code) >= OPEN_MAX) {
      overflow++;
    } else {
      open(key, atNanos, detail.get());
    }
  }

  private void open(Key key, long atNanos, Finding.Detail detail) {
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

  /** Closes a finding, if it is open. */
  public void clear(FindingCode code, Subject subject, long atNanos) {
    clear(code, atNanos, () -> subject);
  }

  /** Closes a finding; the subject is evaluated only if one of that code is open. */
  public void clear(FindingCode code, long atNanos, Supplier<Subject> subject) {
    if (openOf(code) > 0) {
      close(new Key(code, subject.get()), atNanos);
    }
  }

  /** Closes all findings of a code whose subject matches. */
  public void clear(FindingCode code, Predicate<Subject> which, long atNanos) {
    if (openOf(code) > 0) {
      List.copyOf(open.keySet()).stream()
          .filter(key -> key.code() == code && which.test(key.subject()))
          .forEach(key -> close(key, atNanos));
    }
  }

  /** Closes all findings whose subject matches. */
  public void clear(Predicate<Subject> which, long atNanos) {
    List.copyOf(open.keySet()).stream()
        .filter(key -> which.test(key.subject()))
        .forEach(key -> close(key, atNanos));
  }

  /** Closes findings that have not been raised for the time that their code allows. */
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

  /** How many findings of a code are open whose subject matches. */
  public long count(FindingCode code, Predicate<Subject> which) {
    return openOf(code) == 0
        ? 0
        : open.keySet().stream()
            .filter(key -> key.code() == code && which.test(key.subject()))
            .count();
  }

  private int openOf(FindingCode code) {
    Integer count = openByCode.get(code);
    return count == null ? 0 : count;
  }

  /** Whether that finding is open. */
  public boolean isOpen(FindingCode code, Subject subject) {
    return openOf(code) > 0 && open.containsKey(new Key(code, subject));
  }

  /** The open findings, the oldest first. */
  public List<Finding> open() {
    return List.copyOf(open.values());
  }

  /** The latest closed findings, the oldest first. */
  public Collection<Finding> closed() {
    return List.copyOf(closed);
  }

  /** How many findings could not be opened because too many of their code were open. */
  public long overflow() {
    return overflow;
  }
}
