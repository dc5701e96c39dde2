package net.relay6.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator believes is deployed behind the relay, and how closely it is watched.
 *
 * @param observe whether questions and answers are watched at all
 * @param model how the servers share the addresses of a link; empty when nothing was said
 * @param servers what is said about single servers, by the names of the block {@code servers}
 * @param rememberedExchanges how many questions are kept with their answers
 * @param rememberedLeases how many addresses and prefixes in force are kept
 * @param probeInterval how often the relay asks the servers itself; empty: never
 * @param findingsFile where findings that open and close are appended, a JSON object a line
 * @param findingsUrl where each of them is posted
 */
public record ServerSetSettings(
    boolean observe,
    Optional<ServerSetModel> model,
    Map<String, DeclaredServer> servers,
    int rememberedExchanges,
    int rememberedLeases,
    Optional<Duration> probeInterval,
    Optional<Path> findingsFile,
    Optional<URI> findingsUrl) {

  /** What holds when nothing is said. */
  public static final ServerSetSettings USUAL =
      new ServerSetSettings(
          true,
          Optional.empty(),
          Map.of(),
          20_000,
          100_000,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Copies its map. */
  public ServerSetSettings {
    servers = Map.copyOf(servers);
  }
}
