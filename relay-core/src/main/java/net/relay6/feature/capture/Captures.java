package net.relay6.feature.capture;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.relay6.agent.Overlays;

/** Starts and ends captures, a few at a time. Any thread may ask. */
public final class Captures implements AutoCloseable {

  /** How many may run at once. */
  public static final int RUNNING_MAX = 4;

  private final Overlays overlays;
  private final InstantSource clock;
  private final Set<Capture> running = ConcurrentHashMap.newKeySet();

  /** Captures of the relay that {@code overlays} are put around, with times of {@code clock}. */
  public Captures(Overlays overlays, InstantSource clock) {
    this.overlays = overlays;
    this.clock = clock;
  }

  /**
   * Starts a capture.
   *
   * @param arrived told when something waits after nothing did; on the data plane's thread, so it
   *     must not wait
   * @return the capture; empty when {@link #RUNNING_MAX} run already
   */
  public synchronized Optional<Capture> start(CaptureFilter filter, Runnable arrived) {
    if (running.size() >= RUNNING_MAX) {
      return Optional.empty();
    }
    Capture capture = new Capture(filter, arrived, clock, this);
    running.add(capture);
    overlays.add(capture);
    return Optional.of(capture);
  }

  /** How many run. */
  public int runningCount() {
    return running.size();
  }

  void end(Capture capture) {
    if (running.remove(capture)) {
      overlays.remove(capture);
    }
  }

  /** Ends all. */
  @Override
  public void close() {
    running.forEach(this::end);
  }
}
