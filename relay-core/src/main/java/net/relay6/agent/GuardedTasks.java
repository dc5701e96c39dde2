package net.relay6.agent;

/**
 * Runs tasks of relay6's own threads so that no fault goes unnoticed: an executor cancels a
 * periodic task after its first exception, and stores an Error in a future that no caller reads.
 */
public final class GuardedTasks {

  private final FaultSink faults;

  /** Tasks whose faults go to {@code faults}. */
  public GuardedTasks(FaultSink faults) {
    this.faults = faults;
  }

  /** Runs {@code task} now. A RuntimeException ends this run only; an Error ends the process. */
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

  /** A task that runs {@code task} in this way. */
  public Runnable guard(Runnable task) {
    return () -> run(task);
  }
}
