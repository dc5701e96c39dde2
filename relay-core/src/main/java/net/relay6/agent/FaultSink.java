package net.relay6.agent;

import net.relay6.agent.extension.Observer;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.wire.DhcpMessage;

/**
 * Receives faults of relay6 itself. In production they are logged and survived; in tests they fail
 * the test.
 */
public interface FaultSink {

  /** The agent failed on a datagram, which was dropped and counted. */
  void agentFailed(InboundDatagram datagram, RuntimeException fault);

  /** One task or event of a thread of relay6 failed; the thread continues. Any thread. */
  void taskFailed(RuntimeException fault);

  /**
   * A thread of relay6 cannot continue, for example because memory is exhausted. In production this
   * ends the process and does not return, since a relay that works in part is worse than none. Any
   * thread.
   */
  void fatal(Error fault);

  /** An observer failed after {@code message} was relayed. */
  void observerFailed(Observer observer, DhcpMessage message, RuntimeException fault);

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
}
