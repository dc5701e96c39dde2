package net.relay6.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code server-set}. */
final class ServerSetReader {

  private static final int EXCHANGES_MAX = 1_000_000;
  private static final int LEASES_MAX = 10_000_000;
  private static final Duration PROBE_MIN = Duration.ofSeconds(1);
  private static final Duration PROBE_MAX = Duration.ofDays(1);

  private final SettingsCursor keys;
  private final List<String> linkNames;
  private final DeclaredSetReader general;

  /**
   * @param serverNames the servers of which something may be said
   * @param linkNames the interfaces and patterns that links are for
   */
  ServerSetReader(SettingsCursor relay, List<String> serverNames, List<String> linkNames) {
    keys = relay.block("server-set");
    this.linkNames = linkNames;
    general = new DeclaredSetReader(keys, keys.block("server-defaults"), serverNames);
  }

  /** What is said; faults are reported and leave out what they are in. */
  ServerSetSettings read() {
    boolean observe = keys.flag("observe");
    DeclaredSet declared = general.read();
    Map<String, String> faults = ServerSetRules.faults(declared);
    faults.forEach(general::refuse);
    Map<String, DeclaredSet> links = new LinkedHashMap<>();
    keys.entries("links", (name, value) -> link(name, value, faults, links));
    int exchanges = number("remembered-exchanges", 20_000, EXCHANGES_MAX);
    int leases = number("remembered-leases", 100_000, LEASES_MAX);
    Optional<Duration> probeInterval =
        keys.find("probe-interval").flatMap(value -> value.duration(PROBE_MIN, PROBE_MAX));
    Optional<Path> findingsFile = text("findings-file", ServerSetRules::findingsFile).map(Path::of);
    Optional<URI> findingsUrl = text("findings-url", ServerSetRules::findingsUrl).map(URI::create);
    keys.refuseUnknownKeys();
    return new ServerSetSettings(
        observe, declared, links, exchanges, leases, probeInterval, findingsFile, findingsUrl);
  }

  private Optional<String> text(String key, Function<String, Optional<String>> rule) {
    return keys.find(key).flatMap(value -> value.text().filter(value.keeps(rule)));
  }

  private int number(String key, int example, int most) {
    return keys.require(key, key + " = " + example)
        .flatMap(value -> value.number(100, most))
        .orElse(example);
  }

  private void link(
      String name,
      SettingsValue value,
      Map<String, String> generalFaults,
      Map<String, DeclaredSet> links) {
    value.refuse(ServerSetRules.link(name, linkNames));
    Optional<SettingsCursor> block = value.entry(keys);
    if (block.isEmpty()) {
      return;
    }
    DeclaredSetReader reader = new DeclaredSetReader(block.get(), general);
    DeclaredSet set = reader.read();
    block.get().refuseUnknownKeys();
    links.put(name, set);
    ServerSetRules.faults(set)
        .forEach((server, fault) -> {
          if (reader.isWritten(server)) {
            reader.refuse(server, fault);
          } else if (!fault.equals(generalFaults.get(server))) {
            value.refuse("%s: %s".formatted(server, fault));
          }
        });
  }
}
