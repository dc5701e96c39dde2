package net.relay6.settings.read;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Octets;
import net.relay6.settings.AdminSettings;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.LogSettings;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ServerSetSettings;
import net.relay6.settings.ServerSettings;
import net.relay6.settings.TypeNumber;
import net.relay6.settings.hocon.Problems;
import net.relay6.settings.hocon.SettingsCursor;
import net.relay6.settings.hocon.SettingsValue;

/** Reads the block {@code relay6}, in the order of {@code reference.conf}. */
final class RelayReader {

  private static final int BINDINGS_MIN = 100;
  private static final int BINDINGS_MAX = 10_000_000;

  private final SettingsCursor relay;
  private final Problems problems;

  RelayReader(SettingsCursor relay, Problems problems) {
    this.relay = relay;
    this.problems = problems;
  }

  /** The settings; empty if the file has faults. */
  Optional<RelaySettings> read() {
    ServerReader serverReader = new ServerReader(relay, problems);
    List<ServerSettings> servers = serverReader.read();
    LinksReader linksReader = new LinksReader(relay, serverReader.names(), problems);
    List<LinkSettings> links = linksReader.read();
    ServerSetSettings serverSet =
        new ServerSetReader(relay, serverReader.names(), linksReader).read();
    int hopCountLimit = number("hop-count-limit", 8, RelaySettings.HOP_COUNT_LIMIT_MAX);
    RelaySettings.Replies replies = new ReplyReader(relay).read(servers, serverReader.names());
    Optional<Octets> relayId = relay.find("relay-id").flatMap(RelayReader::duid);
    Path stateDirectory = stateDirectory();
    RelaySettings.Bindings bindings = bindings();
    Duration resolveInterval = resolveInterval();
    Optional<Integer> upstreamRate =
        relay
            .find("upstream-rate")
            .flatMap(value -> value.number(1, LinkSettings.Admission.RATE_MAX));
    int upstreamBurst = number("upstream-burst", 1000, LinkSettings.Admission.RATE_MAX);
    Optional<Duration> ownerFirstDelay = ownerFirstDelay();
    Set<TypeNumber> ownerFirstTypes =
        Set.copyOf(relay.elements("owner-first-types", RelayReader::ownerFirstType));
    RelaySettings.Privacy privacy =
        relay
            .require("privacy", "privacy = clear")
            .flatMap(value -> value.choice(RelaySettings.Privacy.class))
            .orElse(RelaySettings.Privacy.HASHED);
    LogSettings log = new LogReader(relay).read();
    AdminSettings admin = new AdminReader(relay).read();
    relay.refuseUnknownKeys();
    return problems.count() > 0
        ? Optional.empty()
        : Optional.of(
            new RelaySettings(
                servers,
                links,
                serverSet,
                hopCountLimit,
                replies,
                relayId,
                stateDirectory,
                bindings,
                resolveInterval,
                upstreamRate,
                upstreamBurst,
                ownerFirstDelay,
                ownerFirstTypes,
                privacy,
                log,
                admin));
  }

  private int number(String key, int example, int most) {
    return relay
        .require(key, key + " = " + example)
        .flatMap(value -> value.number(1, most))
        .orElse(example);
  }

  private Optional<Duration> ownerFirstDelay() {
    return relay
        .find("owner-first-delay")
        .flatMap(value -> value.duration(Duration.ofMillis(1), Duration.ofSeconds(10)));
  }

  private RelaySettings.Bindings bindings() {
    SettingsCursor keys = relay.block("bindings");
    boolean isEnabled = keys.flag("enabled");
    int max =
        keys.require("max", "max = 100000")
            .flatMap(value -> value.number(BINDINGS_MIN, BINDINGS_MAX))
            .orElse(BINDINGS_MIN);
    keys.refuseUnknownKeys();
    return new RelaySettings.Bindings(isEnabled, max);
  }

  private Duration resolveInterval() {
    return relay
        .require("resolve-interval", "resolve-interval = 60 s")
        .flatMap(value -> value.duration(Duration.ofSeconds(1), Duration.ofDays(1)))
        .orElse(Duration.ofMinutes(1));
  }

  private Path stateDirectory() {
    return relay
        .require("state-directory", "state-directory = \"/var/lib/relay6\"")
        .flatMap(value -> value.text().filter(value.keeps(RelaySettings.Rules::stateDirectory)))
        .map(Path::of)
        .orElse(Path.of("/"));
  }

  private static Optional<Octets> duid(SettingsValue value) {
    return value
        .text()
        .flatMap(text -> {
          Optional<Octets> duid = Octets.parseHex(text.replaceFirst("^0x", ""));
          if (duid.isEmpty()) {
            value.refuse(
                "\"%s\" is no hexadecimal; write a DUID such as \"0x000200007ed90123\""
                    .formatted(text));
          }
          return duid;
        })
        .filter(value.keeps(RelaySettings.Rules::relayId));
  }

  private static Optional<TypeNumber> ownerFirstType(SettingsValue value) {
    return AdmissionReader.TypeText.read(value)
        .filter(value.keeps(RelaySettings.Rules::ownerFirstType));
  }

  /** Reads the block {@code log}. */
  static final class LogReader {

    private final SettingsCursor keys;

    LogReader(SettingsCursor relay) {
      keys = relay.block("log");
    }

    /** The settings; faults are reported. */
    LogSettings read() {
      LogSettings settings =
          new LogSettings(
              keys.find("format").flatMap(value -> value.choice(LogSettings.Format.class)),
              keys.require("level", "level = info")
                  .flatMap(value -> value.choice(LogSettings.Level.class))
                  .orElse(LogSettings.Level.INFO));
      keys.refuseUnknownKeys();
      return settings;
    }
  }

  /** Reads {@code replies}. */
  static final class ReplyReader {

    private final SettingsCursor keys;

    ReplyReader(SettingsCursor relay) {
      this.keys = relay.block("replies");
    }

    /**
     * The settings; faults are reported.
     *
     * @param servers the valid servers
     * @param names of all servers
     */
    RelaySettings.Replies read(List<ServerSettings> servers, Names names) {
      RelaySettings.AcceptFrom acceptFrom =
          keys.find("accept-from")
              .flatMap(value -> value.choice(RelaySettings.AcceptFrom.class))
              .orElse(defaultFor(servers));
      if (acceptFrom == RelaySettings.AcceptFrom.CONFIGURED_SERVERS
          && names.complete()
          && servers.size() == names.all().size()
          && servers.stream().allMatch(ReplyReader::answersFromAnywhere)) {
        keys.refuse(
            "accept-from",
            "every server is a multicast group, so no response would ever be accepted; write"
                + " accept-from = anyone, or list the servers' own addresses"
                + " (servers.NAME.accept-from)");
      }
      RelaySettings.Replies replies =
          new RelaySettings.Replies(
              acceptFrom,
              keys.flag("deny-relay-forward"),
              keys.flag("single-link-fallback"),
              keys.flag("by-frame"));
      keys.refuseUnknownKeys();
      return replies;
    }

    private static RelaySettings.AcceptFrom defaultFor(List<ServerSettings> servers) {
      return servers.stream().anyMatch(ReplyReader::answersFromAnywhere)
          ? RelaySettings.AcceptFrom.ANYONE
          : RelaySettings.AcceptFrom.CONFIGURED_SERVERS;
    }

    /** The members of a group are not known unless accept-from lists them. */
    private static boolean answersFromAnywhere(ServerSettings server) {
      return server.isMulticast() && server.acceptFrom().isEmpty();
    }
  }
}
