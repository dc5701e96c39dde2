package net.relay6.settings.read;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.relay6.settings.DeclaredSet;
import net.relay6.settings.NearestName;
import net.relay6.settings.ServerSetSettings;
import net.relay6.settings.hocon.DividedName;
import net.relay6.settings.hocon.SettingsCursor;
import net.relay6.settings.hocon.SettingsValue;

/** Reads {@code server-set}. */
final class ServerSetReader {

  /** What may be said of a link. */
  private static final Set<String> LINK_KEYS = Set.of("model", "servers");

  private static final int EXCHANGES_MAX = 1_000_000;
  private static final int LEASES_MAX = 10_000_000;
  private static final Duration PROBE_MIN = Duration.ofSeconds(1);
  private static final Duration PROBE_MAX = Duration.ofDays(1);

  private final SettingsCursor keys;
  private final LinksReader linksReader;
  private final DeclaredSetReader general;

  /** The conflicts already reported, since several links may share the values. */
  private final Set<String> reported = new HashSet<>();

  /**
   * @param serverNames the servers that may be declared
   * @param linksReader has read the links that may be declared
   */
  ServerSetReader(SettingsCursor relay, Names serverNames, LinksReader linksReader) {
    keys = relay.block("server-set");
    this.linksReader = linksReader;
    general = new DeclaredSetReader(keys, keys.block("server-defaults"), serverNames);
  }

  /** The settings; faulty parts are reported and omitted. */
  ServerSetSettings read() {
    boolean observe = keys.flag("observe");
    DeclaredSet declared = general.read();
    general.faults(declared).stream()
        .filter(fault -> reported.add(fault.values()) || general.isWritten(fault))
        .forEach(fault -> general.refuse(fault.server(), fault.message()));
    Map<String, DeclaredSet> links = new LinkedHashMap<>();
    keys.entries("links", (name, value) -> link(name, value, links));
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

  private void link(String name, SettingsValue value, Map<String, DeclaredSet> links) {
    DividedName divided = DividedName.of(name, value, LINK_KEYS::contains);
    divided.longer().forEach((longer, block) -> refuseUnquoted(name, value, longer, block));
    if (!divided.isOnlyLonger()) {
      whole(name, divided.own(), links);
    }
  }

  /** The line is that of the longer name; the shorter one is reported where it is none either. */
  private void refuseUnquoted(
      String name, SettingsValue value, String longer, SettingsValue block) {
    Names known = linksReader.names();
    Optional<String> unknown = unknown(longer);
    Optional<String> shorter = ServerSetRules.link(name, known);
    if (unknown.isPresent()) {
      block.refuse(unknown);
    } else if (shorter.isPresent()) {
      value.refuseAt(block, shorter.get() + "; " + ServerSetRules.quoted(longer));
    } else {
      block.refuse(ServerSetRules.quoted(longer));
    }
  }

  private void whole(String name, SettingsValue value, Map<String, DeclaredSet> links) {
    Optional<String> unquoted = ServerSetRules.unquotedDot(name, linksReader.names());
    if (unquoted.isPresent()) {
      value.refuse(unquoted);
      return;
    }
    value.refuse(unknown(name));
    value.entry(keys).ifPresent(block -> links.put(name, link(value, block)));
  }

  private DeclaredSet link(SettingsValue value, SettingsCursor block) {
    DeclaredSetReader reader = new DeclaredSetReader(block, general);
    DeclaredSet set = reader.read();
    block.refuseUnknownKeys();
    reader.faults(set).stream()
        .filter(fault -> reported.add(fault.values()) || reader.isWritten(fault))
        .forEach(fault -> {
          if (reader.isWritten(fault.server())) {
            reader.refuse(fault.server(), fault.message());
          } else {
            value.refuse("%s: %s".formatted(fault.server(), fault.message()));
          }
        });
    return set;
  }

  /** Names both positions, since the link's name may be the misspelt one. */
  private Optional<String> unknown(String name) {
    Names links = linksReader.names();
    List<String> unused =
        links.all().stream().filter(link -> !keys.block("links").names().contains(link)).toList();
    return ServerSetRules.link(name, links)
        .map(fault ->
            NearestName.mistyped(name, unused)
                .map(near ->
                    "%s; did you mean \"%s\" (%s)? One of the two is misspelt"
                        .formatted(fault, near, linksReader.origin(near)))
                .orElseGet(() -> fault + "; " + NearestName.hint(name, unused)));
  }
}
