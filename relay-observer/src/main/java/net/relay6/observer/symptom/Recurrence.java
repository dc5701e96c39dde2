package net.relay6.observer.symptom;

import java.util.LinkedHashMap;
import java.util.concurrent.TimeUnit;
import net.relay6.observer.finding.Subject;

/**
 * Detects whether something happened to enough different clients within ten minutes to exclude
 * chance. Bounded: the subject used longest ago is evicted.
 */
public final class Recurrence {

  private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final int SUBJECTS = 4096;

  /** The latest clients and when. */
  private static final class LatestClients {
    private final long[] clients;
    private final long[] atNanos;
    private int count;

    private LatestClients(int size) {
      clients = new long[size];
      atNanos = new long[size];
    }

    private void add(long client, long nowNanos) {
      int place = 0;
      while (place < count && clients[place] != client) {
        place++;
      }
      if (place == clients.length) {
        place = oldest();
      }
      count = Math.max(count, place + 1);
      clients[place] = client;
      atNanos[place] = nowNanos;
    }

    private int oldest() {
      int oldest = 0;
      for (int place = 1; place < count; place++) {
        oldest = atNanos[place] - atNanos[oldest] < 0 ? place : oldest;
      }
      return oldest;
    }

    private boolean isFull(long nowNanos) {
      return count == clients.length && nowNanos - atNanos[oldest()] < WINDOW_NANOS;
    }
  }

  private final int clients;
  private final LinkedHashMap<Subject, LatestClients> bySubject =
      new LinkedHashMap<>(16, 0.75f, true);

  /** Requires that many clients. */
  public Recurrence(int clients) {
    this.clients = clients;
  }

  /** Notes that it happened to a client; returns whether it has happened to enough clients. */
  public boolean isReached(Subject subject, long client, long nowNanos) {
    LatestClients recent = bySubject.computeIfAbsent(subject, _ -> new LatestClients(clients));
    recent.add(client, nowNanos);
    if (bySubject.size() > SUBJECTS) {
      bySubject.remove(bySubject.firstEntry().getKey());
    }
    return recent.isFull(nowNanos);
  }

  /** Removes a subject. */
  public void forget(Subject subject) {
    bySubject.remove(subject);
  }
}
