package net.relay6.agent;

/**
 * Runs tasks of relay6's own threads so that no fault ends one in silence: an executor drops a
 * periodic task after its first exception, and keeps an Error for a caller that never asks.
 */
public final class GuardedTasks {

  private final FaultSink faults;

  /** Tasks whose faults go to {@code faults}. */
  public GuardedTasks(FaultSink faults) {
    this.faults = faults;
  }

  /** Runs {@code task} now; a RuntimeException ends that run alone, an Error the process. */
  public void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException fault) {
      faults.taskFailed(fault);
    } catch (Error fault) {
      faults.fatal(fault);
      throw fault;
    }
  }

  /** A task that runs {@code task} in that way. */
  public Runnable guard(Runnable task) {
    return () -> run(task);
  }
}
