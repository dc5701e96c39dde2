package net.relay6.settings.read;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.relay6.net.Ipv6Prefix;
import net.relay6.settings.DeclaredSet;
import net.relay6.settings.ServerSetModel;
import net.relay6.settings.hocon.DividedName;
import net.relay6.settings.hocon.SettingsCursor;
import net.relay6.settings.hocon.SettingsValue;

/** Reads {@code model} and {@code servers} of {@code server-set}, or of one of its links. */
final class DeclaredSetReader {

  private static final int MOST_PREFERRED = 255;

  private final SettingsCursor keys;
  private final Names serverNames;
  private final SettingsCursor defaults;
  private final Map<String, SettingsCursor> elsewhere;
  private final Map<String, SettingsCursor> written = new HashMap<>();
  private final Map<String, DeclaredSet.Server> servers;
  private final Set<String> faulty;

  /** A reader of the general declaration, with {@code defaults} for servers. */
  DeclaredSetReader(SettingsCursor keys, SettingsCursor defaults, Names serverNames) {
    this.keys = keys;
    this.defaults = defaults;
    this.serverNames = serverNames;
    elsewhere = Map.of();
    servers = new LinkedHashMap<>();
    faulty = new HashSet<>();
    declared(defaults);
  }

  /** A reader of one link's declaration, with the values of {@code general} as defaults. */
  DeclaredSetReader(SettingsCursor keys, DeclaredSetReader general) {
    this.keys = keys;
    defaults = general.defaults;
    serverNames = general.serverNames;
    elsewhere = general.written;
    servers = new LinkedHashMap<>(general.servers);
    faulty = new HashSet<>(general.faulty);
  }

  /** The declaration; faulty parts are reported and omitted. */
  DeclaredSet read() {
    Optional<ServerSetModel> model =
        keys.find("model").flatMap(value -> value.choice(ServerSetModel.class));
    keys.entries("servers", this::server);
    return new DeclaredSet(model, servers);
  }

  /**
   * Faults between the declarations of several servers; servers with faults of their own are
   * ignored.
   */
  List<ServerSetRules.Fault> faults(DeclaredSet set) {
    return ServerSetRules.faults(set, faulty);
  }

  /** Whether this block itself contains a declaration about that server. */
  boolean isWritten(String server) {
    return keys.isWritten("servers") && keys.block("servers").isWritten(server);
  }

  /** Whether this block itself contains one of the conflicting values. */
  boolean isWritten(ServerSetRules.Fault fault) {
    return keys.isWritten("servers")
        && Stream.of(fault.server(), fault.other())
            .anyMatch(server ->
                Optional.ofNullable(written.get(server))
                    .filter(said -> said.isWritten(fault.key()))
                    .isPresent());
  }

  /** Reports a fault of the declaration about that server. */
  void refuse(String server, String fault) {
    keys.block("servers").refuse(server, fault);
  }

  private void server(String name, SettingsValue value) {
    DividedName divided = DividedName.of(name, value, defaults::hasDefault);
    divided.longer().forEach(this::checkName);
    if (!divided.isOnlyLonger()) {
      checkName(name, value);
      read(name, divided.own());
    }
  }

  private void checkName(String name, SettingsValue value) {
    if (!serverNames.mayHave(name)) {
      value.refuse(
          "no server is called %s; %s"
              .formatted(name, serverNames.hint(name, keys.block("servers").names())));
    }
  }

  private void read(String name, SettingsValue value) {
    int before = value.problems().count();
    value
        .entry(elsewhere.getOrDefault(name, defaults))
        .ifPresent(server -> {
          written.put(name, server);
          declared(server).ifPresent(known -> servers.put(name, known));
        });
    if (value.problems().count() > before) {
      faulty.add(name);
    }
  }

  private static Optional<DeclaredSet.Server> declared(SettingsCursor server) {
    Optional<Integer> preference =
        server.find("preference").flatMap(value -> value.number(0, MOST_PREFERRED));
    List<Ipv6Prefix> pools = server.elements("pools", PrefixText::read);
    List<Ipv6Prefix> delegated = server.elements("delegated-pools", PrefixText::read);
    boolean delegates = server.flag("delegates");
    Optional<DeclaredSet.Role> role =
        server
            .require("role", "role = active")
            .flatMap(value -> value.choice(DeclaredSet.Role.class));
    server.refuseUnknownKeys();
    return role.map(
        known -> new DeclaredSet.Server(preference, pools, delegated, delegates, known));
  }
}
