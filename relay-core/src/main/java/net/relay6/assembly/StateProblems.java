package net.relay6.assembly;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.settings.RelaySettings;

/** What is wrong with the files of the state directory. */
public final class StateProblems {

  private StateProblems() {}

  /**
   * What a relay of {@code settings} would find wrong if it started now, one sentence each; nothing
   * is changed to find out.
   */
  public static List<String> find(RelaySettings settings) {
    return Stream.of(
            new IdentityKey(settings).problem(), new RelayIdFile(settings).peek().problem())
        .flatMap(Optional::stream)
        .toList();
  }
}
