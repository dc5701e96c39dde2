package net.relay6.runtime.state;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.settings.RelaySettings;

/** Finds problems of the files in the state directory. */
public final class StateProblems {

  private StateProblems() {}

  /**
   * The problems that a relay of {@code settings} would find if it started now, one sentence each;
   * changes nothing.
   */
  public static List<String> find(RelaySettings settings) {
    return Stream.of(
            new ClientNamingKey(settings).problem(), new RelayIdFile(settings).peek().problem())
        .flatMap(Optional::stream)
        .toList();
  }
}
