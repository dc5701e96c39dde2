package net.relay6.cli.shared;

import net.relay6.daemon.log.LogOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process at once after an Error. Nothing is closed, since the code that would do so may
 * be what has failed; the kernel closes the sockets.
 */
public final class SuddenEnd {

  private static final Logger LOG = LoggerFactory.getLogger(SuddenEnd.class);

  private SuddenEnd() {}

  /** Ends the process with {@link ExitCode#ENDED}, after writing the log if that succeeds soon. */
  public static void of(Error fault) {
    try {
      LogOutput.flush();
    } finally {
      Runtime.getRuntime().halt(ExitCode.ENDED);
    }
  }

  /**
   * Logs faults that end a thread, and ends the process on an Error. The JDK would print them
   * itself, and block if nothing reads standard error.
   */
  public static void watchThreads() {
    Thread.setDefaultUncaughtExceptionHandler(SuddenEnd::uncaught);
  }

  private static void uncaught(Thread thread, Throwable fault) {
    try {
      LOG.error(
          "a fault in relay6 has ended its thread {}; please report it", thread.getName(), fault);
    } finally {
      if (fault instanceof Error error) {
        of(error);
      }
    }
  }
}
