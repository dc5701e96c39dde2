package net.relay6.settings.read;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.relay6.settings.SettingsProblem;
import net.relay6.settings.hocon.Problems;
import net.relay6.settings.hocon.SettingsBlock;
import net.relay6.settings.hocon.SettingsCursor;
import net.relay6.settings.hocon.SettingsFile;

/**
 * Finds the admin socket of a configuration even if other keys are wrong, since a command for a
 * running relay needs no other key.
 */
public final class AdminSocket {

  private static final String KEY = "relay6.admin.socket";

  private AdminSocket() {}

  /** The configured admin socket. */
  public sealed interface SocketSetting {

    /** It is configured. */
    record At(Path socket) implements SocketSetting {}

    /** It is turned off. */
    record None() implements SocketSetting {}

    /**
     * The configuration cannot be read so far.
     *
     * @param why the first fault, with its position
     */
    record Unknown(String why) implements SocketSetting {}
  }

  /** The socket in {@code file} and the files it includes, or the default. */
  public static SocketSetting in(Path file) {
    Problems problems = new Problems(file.toString());
    Optional<Path> socket =
        SettingsFile.read(file, problems).flatMap(content -> socket(content, problems));
    return socket
        .<SocketSetting>map(SocketSetting.At::new)
        .orElseGet(() ->
            fault(problems)
                .<SocketSetting>map(SocketSetting.Unknown::new)
                .orElseGet(SocketSetting.None::new));
  }

  private static Optional<Path> socket(SettingsBlock content, Problems problems) {
    SettingsCursor file = new SettingsCursor(List.of(content, SettingsFile.reference(problems)));
    return new AdminReader(file.block("relay6")).read().socket();
  }

  /** Faults of other keys do not matter here. */
  private static Optional<String> fault(Problems problems) {
    return problems.inOrder().stream()
        .filter(problem -> problem.path().isEmpty() || problem.path().equals(KEY))
        .map(SettingsProblem::toString)
        .findFirst();
  }
}
