package net.relay6.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds the admin socket that a configuration names, whatever else is wrong in it: a command that
 * asks a running relay needs no more of it.
 */
public final class AdminSocket {

  private static final String KEY = "relay6.admin.socket";

  private AdminSocket() {}

  /** What a configuration says about the socket. */
  public sealed interface Said {

    /** It is there. */
    record At(Path socket) implements Said {}

    /** There is none. */
    record None() implements Said {}

    /**
     * The configuration cannot be read so far.
     *
     * @param why its first fault, with its place
     */
    record Unknown(String why) implements Said {}
  }

  /** What stands in {@code file} and the files it includes, or is the default. */
  public static Said in(Path file) {
    Problems problems = new Problems(file.toString());
    Optional<Path> socket =
        SettingsFile.read(file, problems).flatMap(content -> socket(content, problems));
    return socket
        .<Said>map(Said.At::new)
        .orElseGet(() -> fault(problems).<Said>map(Said.Unknown::new).orElseGet(Said.None::new));
  }

  private static Optional<Path> socket(SettingsBlock content, Problems problems) {
    SettingsCursor file = new SettingsCursor(List.of(content, SettingsFile.reference(problems)));
    return new AdminReader(file.block("relay6")).read().socket();
  }

  /** Faults of other keys are no reason not to know the socket. */
  private static Optional<String> fault(Problems problems) {
    return problems.inOrder().stream()
        .filter(problem -> problem.path().isEmpty() || problem.path().equals(KEY))
        .map(SettingsProblem::toString)
        .findFirst();
  }
}
