package net.relay6.settings.read;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Octets;
import net.relay6.settings.AdminSettings;
import net.relay6.settings.LinkAdmission;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.LogSettings;
import net.relay6.settings.Privacy;
import net.relay6.settings.RelayRules;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ReplySettings;
import net.relay6.settings.ServerSetSettings;
import net.relay6.settings.ServerSettings;
import net.relay6.settings.TypeNumber;
import net.relay6.settings.hocon.Problems;
import net.relay6.settings.hocon.SettingsCursor;
import net.relay6.settings.hocon.SettingsValue;

/** Reads the block {@code relay6}, in the order of {@code reference.conf}. */
final class RelayReader {

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
    ReplySettings replies = new ReplyReader(relay).read(servers, serverReader.names());
    Optional<Octets> relayId = relay.find("relay-id").flatMap(RelayReader::duid);
    Path stateDirectory = stateDirectory();
    Duration resolveInterval = resolveInterval();
    Optional<Integer> upstreamRate =
        relay.find("upstream-rate").flatMap(value -> value.number(1, LinkAdmission.RATE_MAX));
    int upstreamBurst = number("upstream-burst", 1000, LinkAdmission.RATE_MAX);
    Optional<Duration> ownerFirstDelay =
        relay
            .find("owner-first-delay")
            .flatMap(value -> value.duration(Duration.ofMillis(1), Duration.ofSeconds(10)));
    Set<TypeNumber> ownerFirstTypes =
        Set.copyOf(relay.elements("owner-first-types", RelayReader::ownerFirstType));
    Privacy privacy =
        relay
            .require("privacy", "privacy = clear")
            .flatMap(value -> value.choice(Privacy.class))
            .orElse(Privacy.HASHED);
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

  private Duration resolveInterval() {
    return relay
        .require("resolve-interval", "resolve-interval = 60 s")
        .flatMap(value -> value.duration(Duration.ofSeconds(1), Duration.ofDays(1)))
        .orElse(Duration.ofMinutes(1));
  }

  private Path stateDirectory() {
    return relay
        .require("state-directory", "state-directory = \"/var/lib/relay6\"")
        .flatMap(value -> value.text().filter(value.keeps(RelayRules::stateDirectory)))
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
        .filter(value.keeps(RelayRules::relayId));
  }

  private static Optional<TypeNumber> ownerFirstType(SettingsValue value) {
    return TypeText.read(value).filter(value.keeps(RelayRules::ownerFirstType));
  }
}
