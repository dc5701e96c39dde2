package net.relay6.daemon.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.relay6.settings.LogSettings;

/** Whether standard error is systemd's journal (systemd.exec(5), {@code JOURNAL_STREAM}). */
public final class Journal {

  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

  private Journal() {}

  /** The format of log lines for standard error. */
  public static LogSettings.Format format() {
    return format(Optional.ofNullable(System.getenv("JOURNAL_STREAM")), STANDARD_ERROR);
  }

  /**
   * The format for {@code stream}.
   *
   * @param journal device and inode of the journal's stream, {@code 8:1234}; the environment is
   *     inherited, so the variable alone proves nothing
   */
  static LogSettings.Format format(Optional<String> journal, Path stream) {
    return journal.filter(identity -> identity.equals(identity(stream))).isPresent()
        ? LogSettings.Format.JOURNALD
        : LogSettings.Format.PLAIN;
  }

  private static String identity(Path stream) {
    try {
      Map<String, Object> attributes = Files.readAttributes(stream, "unix:dev,ino");
      return attributes.get("dev") + ":" + attributes.get("ino");
    } catch (IOException | UnsupportedOperationException _) {
      return "";
    }
  }

  /**
   * The format that systemd's journal reads from standard error: the level as {@code <4>} in front
   * of every line (sd-daemon(3)). The journal adds time and program.
   */
  static final class Layout extends LayoutBase<ILoggingEvent> {

    Layout() {}

    @Override
    public String doLayout(ILoggingEvent event) {
      String prefix = "<" + priority(event.getLevel()) + ">";
      return (event.getFormattedMessage() + "\n" + trace(event))
          .lines()
          .map(line -> prefix + line + "\n")
          .collect(Collectors.joining());
    }

    private static String trace(ILoggingEvent event) {
      return Optional.<IThrowableProxy>ofNullable(event.getThrowableProxy())
          .map(ThrowableProxyUtil::asString)
          .orElse("");
    }

    /** The numbers of syslog(3). */
    private static int priority(Level level) {
      return switch (level.toInt()) {
        case Level.ERROR_INT -> 3;
        case Level.WARN_INT -> 4;
        case Level.INFO_INT -> 6;
        default -> 7;
      };
    }
  }
}
