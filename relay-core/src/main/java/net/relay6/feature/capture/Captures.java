package net.relay6.feature.capture;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import net.relay6.agent.extension.Relaying;

/** Starts and ends captures, a few at a time. Thread-safe. */
public final class Captures implements AutoCloseable {

  /** How many may run at once. */
  public static final int RUNNING_MAX = 4;

  private final Consumer<UnaryOperator<Relaying>> relay;
  private final InstantSource clock;
  private final List<Capture> running = new CopyOnWriteArrayList<>();

  /**
   * Captures with times of {@code clock}.
   *
   * @param relay takes a decorator of the relay to be captured, in place of the last one, and
   *     returns when it is in force
   */
  public Captures(Consumer<UnaryOperator<Relaying>> relay, InstantSource clock) {
    this.relay = relay;
    this.clock = clock;
  }

  /**
   * Starts a capture.
   *
   * @param arrived called when the queue is no longer empty, on the data plane's thread, so it must
   *     not block
   * @return the capture; empty if {@link #RUNNING_MAX} run already
   */
  public synchronized Optional<Capture> start(CaptureFilter filter, Runnable arrived) {
    if (running.size() >= RUNNING_MAX) {
      return Optional.empty();
    }
    Capture capture = new Capture(filter, arrived, clock, this);
    running.add(capture);
    relay.accept(this::around);
    return Optional.of(capture);
  }

  /** How many run. */
  public int runningCount() {
    return running.size();
  }

  void end(Capture capture) {
    if (running.remove(capture)) {
      relay.accept(this::around);
    }
  }

  /** The relay inside every capture that runs; without one the relay itself. */
  private Relaying around(Relaying relaying) {
    Relaying captured = relaying;
    for (Capture capture : running) {
      captured = capture.around(captured);
    }
    return captured;
  }

  /** Ends all. */
  @Override
  public void close() {
    running.forEach(this::end);
  }
}
