package net.relay6.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The operator's declaration about the server set, and the settings of its observer.
 *
 * @param observe whether the observer is on
 * @param declared the general declaration
 * @param links the declarations about single links, completed by {@code declared}, by interface
 *     names or patterns, in the order of the file
 * @param rememberedExchanges how many exchanges are stored
 * @param rememberedLeases how many leases in force are stored
 * @param probeInterval how often the relay probes the servers; empty: never
 * @param findingsFile the file to which opened and closed findings are appended, one JSON object a
 *     line
 * @param findingsUrl the URL to which each of them is posted
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

  /** The defaults. */
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
