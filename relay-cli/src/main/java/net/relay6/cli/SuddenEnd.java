package net.relay6.cli;

import net.relay6.cli.log.LogOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process at once, after an Error that one of its threads cannot survive. Nothing is
 * closed: what would close it may be what has failed, and the kernel closes sockets by itself.
 */
public final class SuddenEnd {

  private static final Logger LOG = LoggerFactory.getLogger(SuddenEnd.class);

  private SuddenEnd() {}

  /**
   * Ends the process with {@link ExitCode#ENDED}, once the log has been written if that is soon.
   */
  public static void of(Error fault) {
    try {
      LogOutput.flush();
    } finally {
      Runtime.getRuntime().halt(ExitCode.ENDED);
    }
  }

  /**
   * Logs the fault that ends a thread, and ends the process when it is an Error. The JDK would
   * print it itself, and block while standard error takes nothing.
   */
  static void watchThreads() {
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
