package net.relay6.daemon.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The format that systemd's journal reads from standard error: the level as {@code <4>} in front of
 * every line (sd-daemon(3)). The journal adds time and program.
 */
final class JournaldLayout extends LayoutBase<ILoggingEvent> {

  JournaldLayout() {}

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
