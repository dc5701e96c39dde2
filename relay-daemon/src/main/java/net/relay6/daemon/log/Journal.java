package net.relay6.daemon.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import net.relay6.settings.LogFormat;

/** Whether standard error is systemd's journal (systemd.exec(5), {@code JOURNAL_STREAM}). */
public final class Journal {

  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

  private Journal() {}

  /** The format of log lines for standard error. */
  public static LogFormat format() {
    return format(Optional.ofNullable(System.getenv("JOURNAL_STREAM")), STANDARD_ERROR);
  }

  /**
   * The format for {@code stream}.
   *
   * @param journal device and inode of the journal's stream, {@code 8:1234}; the environment is
   *     inherited, so the variable alone proves nothing
   */
  static LogFormat format(Optional<String> journal, Path stream) {
    return journal.filter(identity -> identity.equals(identity(stream))).isPresent()
        ? LogFormat.JOURNALD
        : LogFormat.PLAIN;
  }

  private static String identity(Path stream) {
    try {
      Map<String, Object> attributes = Files.readAttributes(stream, "unix:dev,ino");
      return attributes.get("dev") + ":" + attributes.get("ino");
    } catch (IOException | UnsupportedOperationException _) {
      return "";
    }
  }
}
