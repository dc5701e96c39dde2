package net.relay6.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.relay6.net.Ipv6Prefix;

/** Reads {@code server-set}. */
final class ServerSetReader {

  private static final int MOST_PREFERRED = 255;
  private static final int EXCHANGES_MAX = 1_000_000;
  private static final int LEASES_MAX = 10_000_000;
  private static final Duration PROBE_MIN = Duration.ofSeconds(1);
  private static final Duration PROBE_MAX = Duration.ofDays(1);

  private final SettingsCursor keys;
  private final SettingsCursor defaults;
  private final List<String> serverNames;

  ServerSetReader(SettingsCursor relay, List<String> serverNames) {
    keys = relay.block("server-set");
    defaults = keys.block("server-defaults");
    this.serverNames = serverNames;
  }

  /** What is said; faults are reported and leave out what they are in. */
  ServerSetSettings read() {
    boolean observe = keys.flag("observe");
    Optional<ServerSetModel> model =
        keys.find("model").flatMap(value -> value.choice(ServerSetModel.class));
    Map<String, DeclaredServer> servers = new LinkedHashMap<>();
    declared(defaults);
    keys.entries("servers", (name, value) -> declared(name, value, servers));
    int exchanges = number("remembered-exchanges", 20_000, EXCHANGES_MAX);
    int leases = number("remembered-leases", 100_000, LEASES_MAX);
    Optional<Duration> probeInterval =
        keys.find("probe-interval").flatMap(value -> value.duration(PROBE_MIN, PROBE_MAX));
    Optional<Path> findingsFile = text("findings-file", ServerSetRules::findingsFile).map(Path::of);
    Optional<URI> findingsUrl = text("findings-url", ServerSetRules::findingsUrl).map(URI::create);
    keys.refuseUnknownKeys();
    ServerSetRules.faults(model, servers).forEach((server, fault) -> refuse(server, fault));
    return new ServerSetSettings(
        observe, model, servers, exchanges, leases, probeInterval, findingsFile, findingsUrl);
  }

  private Optional<String> text(String key, Function<String, Optional<String>> rule) {
    return keys.find(key).flatMap(value -> value.text().filter(value.keeps(rule)));
  }

  private int number(String key, int example, int most) {
    return keys.require(key, key + " = " + example)
        .flatMap(value -> value.number(100, most))
        .orElse(example);
  }

  private void declared(String name, SettingsValue value, Map<String, DeclaredServer> servers) {
    if (!serverNames.contains(name)) {
      value.refuse(
          "no server is called %s; %s".formatted(name, NearestName.hint(name, serverNames)));
    }
    value.entry(defaults).flatMap(this::declared).ifPresent(server -> servers.put(name, server));
  }

  private Optional<DeclaredServer> declared(SettingsCursor server) {
    Optional<Integer> preference =
        server.find("preference").flatMap(value -> value.number(0, MOST_PREFERRED));
    List<Ipv6Prefix> pools = server.elements("pools", PrefixText::read);
    List<Ipv6Prefix> delegated = server.elements("delegated-pools", PrefixText::read);
    Optional<ServerRole> role =
        server.require("role", "role = active").flatMap(value -> value.choice(ServerRole.class));
    server.refuseUnknownKeys();
    return role.map(known -> new DeclaredServer(preference, pools, delegated, known));
  }

  private void refuse(String server, String fault) {
    keys.block("servers").find(server).ifPresent(value -> value.refuse(fault));
  }
}
