package net.relay6.observer.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.relay6.fixtures.lab.Await;
import net.relay6.observer.finding.Finding;

/** Keeps what is told of findings, and on which thread. */
final class RecordedFindings implements Finding.Listener {

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  @Override
  public void opened(Finding finding) {
    threads.add(Thread.currentThread());
    lines.add("opened " + finding.code().label());
  }

  @Override
  public void closed(Finding finding) {
    threads.add(Thread.currentThread());
    lines.add("closed " + finding.code().label());
  }

  /** Waits until so many lines have been told, which must be these. */
  void await(String... expected) {
    Await.until(
        () -> lines.size() >= expected.length, () -> List.of(expected) + ", but told " + lines);
    assertEquals(List.of(expected), lines);
  }

  /** The thread that told the first of them. */
  Thread thread() {
    return threads.getFirst();
  }
}
