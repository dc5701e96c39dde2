package net.relay6.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator believes is deployed behind the relay, and how closely it is watched.
 *
 * @param observe whether questions and answers are watched at all
 * @param declared what holds on every link of which nothing else is said
 * @param links what is said about single links, the rest of {@code declared} included, by the names
 *     of interfaces or patterns of them, in the order of the file
 * @param rememberedExchanges how many questions are kept with their answers
 * @param rememberedLeases how many addresses and prefixes in force are kept
 * @param probeInterval how often the relay asks the servers itself; empty: never
 * @param findingsFile where findings that open and close are appended, a JSON object a line
 * @param findingsUrl where each of them is posted
 */
public record ServerSetSettings(
    boolean observe,
    DeclaredSet declared,
    Map<String, DeclaredSet> links,
    int rememberedExchanges,
    int rememberedLeases,
    Optional<Duration> probeInterval,
    Optional<Path> findingsFile,
    Optional<URI> findingsUrl) {

  /** What holds when nothing is said. */
  public static final ServerSetSettings USUAL =
      new ServerSetSettings(
          true,
          DeclaredSet.NONE,
          Map.of(),
          20_000,
          100_000,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Copies its map. */
  public ServerSetSettings {
    links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
  }
}
