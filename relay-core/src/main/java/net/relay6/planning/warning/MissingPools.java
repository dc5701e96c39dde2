package net.relay6.planning.warning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.relay6.net.Ipv6Prefix;
import net.relay6.planning.model.Warning;
import net.relay6.settings.DeclaredSet;
import net.relay6.settings.Intent;
import net.relay6.settings.InterfaceNames;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ServerSetModel;

/**
 * Warns of parts of a split prefix that are in no server's declared pools (RFC 6853, section 6.1).
 * That may be intended, so it is no mistake.
 */
final class MissingPools {

  private static final int LINK_PREFIX_LENGTH = 64;

  private final DeclaredSet declared;
  private final String where;
  private final String path;
  private final Set<String> servers = new TreeSet<>();
  private final List<Warning> warnings = new ArrayList<>();

  private MissingPools(DeclaredSet declared, String name, List<String> servers) {
    this.declared = declared;
    where = name.isEmpty() ? "server-set" : "server-set, links " + name;
    path = "relay6.server-set." + (name.isEmpty() ? "servers" : "links." + name);
    servers.stream().filter(server -> !declared.isStandby(server)).forEach(this.servers::add);
  }

  /** One sentence each, with what to do. */
  static List<Warning> warnings(RelaySettings settings) {
    DeclaredSet general = settings.serverSet().declared();
    Set<Warning> warnings = new LinkedHashSet<>(warnings(general, "", settings));
    settings
        .serverSet()
        .links()
        .forEach((name, declared) -> {
          if (!declared.equals(general)) {
            warnings.addAll(warnings(declared, name, settings));
          }
        });
    return List.copyOf(warnings);
  }

  /**
   * The warnings about the declaration for that link, or for all other links if the name is empty.
   */
  private static List<Warning> warnings(DeclaredSet declared, String name, RelaySettings settings) {
    Intent intent = Intent.of(settings);
    return settings.links().stream()
        .filter(link ->
            intent.on(link.interfaceName()).equals(declared)
                || InterfaceNames.matcher(link.interfaceName()).matcher(name).matches())
        .map(LinkSettings::servers)
        .distinct()
        .flatMap(servers -> new MissingPools(declared, name, servers).find().stream())
        .toList();
  }

  private List<Warning> find() {
    if (declared.separates() && servers.size() > 1) {
      findUnassignedHalf();
    }
    if (declared.isModel(ServerSetModel.SPLIT_PREFIXES) && servers.size() > 1) {
      poolsByPrefix().forEach(this::findIn);
      findGap(servers.stream().flatMap(name -> declared.delegatedPools(name).stream()).toList());
    }
    return warnings;
  }

  private void findUnassignedHalf() {
    List<String> with = servers.stream().filter(this::hasPools).toList();
    List<String> without =
        servers.stream().filter(name -> !declared.servers().containsKey(name)).toList();
    if (!with.isEmpty() && !without.isEmpty()) {
      warn(
          "pools are declared for %s but not for %s; declare those too"
              .formatted(String.join(" and ", with), String.join(" and ", without)));
    }
  }

  private boolean hasPools(String server) {
    return !declared.pools(server).isEmpty() || !declared.delegatedPools(server).isEmpty();
  }

  /** The pools that lie in one prefix of a link, by server. */
  private Map<Ipv6Prefix, Map<String, List<Ipv6Prefix>>> poolsByPrefix() {
    Map<Ipv6Prefix, Map<String, List<Ipv6Prefix>>> byPrefix = new LinkedHashMap<>();
    for (String server : servers) {
      for (Ipv6Prefix pool : declared.pools(server)) {
        if (pool.length() >= LINK_PREFIX_LENGTH) {
          byPrefix
              .computeIfAbsent(
                  Ipv6Prefix.containing(pool.address(), LINK_PREFIX_LENGTH),
                  _ -> new LinkedHashMap<>())
              .computeIfAbsent(server, _ -> new ArrayList<>())
              .add(pool);
        }
      }
    }
    return byPrefix;
  }

  private void findIn(Ipv6Prefix prefix, Map<String, List<Ipv6Prefix>> byServer) {
    if (byServer.size() == 1) {
      warn(
          ("only %s has a pool in %s; while it is down, no new client there gets an address;"
                  + " declare the pools of the others")
              .formatted(byServer.keySet().iterator().next(), prefix));
    } else {
      findGap(byServer.values().stream().flatMap(List::stream).toList());
    }
  }

  /** Many gaps indicate pools that are small on purpose. */
  private void findGap(List<Ipv6Prefix> pools) {
    List<Ipv6Prefix> gaps = Ipv6Prefix.Gaps.of(pools);
    if (gaps.size() == 1) {
      warn(
          ("no server's pools cover %s, although they cover the prefixes around it; add it to one"
                  + " of them")
              .formatted(gaps.getFirst()));
    }
  }

  private void warn(String text) {
    warnings.add(new Warning(path, where + ": " + text));
  }
}
