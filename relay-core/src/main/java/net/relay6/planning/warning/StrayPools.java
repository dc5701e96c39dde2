package net.relay6.planning.warning;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;
import net.relay6.planning.model.LinkStatus;
import net.relay6.planning.model.SomeNames;
import net.relay6.planning.model.Warning;
import net.relay6.settings.DeclaredSet;
import net.relay6.settings.InterfaceNames;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.RelaySettings;

/**
 * Warns of declared pools that lie in no prefix of their links: no client there could use an
 * address of them. There is no warning while such a link waits, since its prefixes are not known,
 * nor if the link has downstream relays, whose clients have prefixes of their own.
 */
final class StrayPools {

  /** The link-address of a link without a prefix of its own lies in the subnet of its clients. */
  private static final int SUBNET_LENGTH = 64;

  private final RelaySettings settings;
  private final List<LinkSettings> links;
  private final List<LinkStatus> statuses;

  /**
   * Warnings about a configuration.
   *
   * @param links the settings of every link there is
   * @param statuses their states
   */
  StrayPools(RelaySettings settings, List<LinkSettings> links, List<LinkStatus> statuses) {
    this.settings = settings;
    this.links = links;
    this.statuses = statuses;
  }

  /** One sentence each, with what to do. */
  List<Warning> warnings() {
    DeclaredSet everywhere = settings.serverSet().declared();
    List<Warning> warnings = new ArrayList<>();
    everywhere
        .servers()
        .forEach(
            (server, declared) -> warnings.addAll(stray(declared.pools(), server, "", _ -> true)));
    settings.serverSet().links().forEach((name, set) -> add(set, name, everywhere, warnings));
    return warnings;
  }

  /** Pools that are declared for all links need not lie in each of them. */
  private void add(DeclaredSet set, String name, DeclaredSet everywhere, List<Warning> warnings) {
    Predicate<String> isMeant = InterfaceNames.matcher(name).asMatchPredicate();
    for (String server : set.servers().keySet()) {
      if (!set.pools(server).equals(everywhere.pools(server))) {
        warnings.addAll(stray(set.pools(server), server, name, isMeant));
      }
    }
  }

  private List<Warning> stray(
      List<Ipv6Prefix> pools, String server, String name, Predicate<String> isMeant) {
    List<String> names = new ArrayList<>();
    Set<Ipv6Prefix> prefixes = new LinkedHashSet<>();
    for (int index = 0; index < links.size(); index++) {
      LinkSettings link = links.get(index);
      if (isMeant.test(link.interfaceName()) && link.servers().contains(server)) {
        Optional<Set<Ipv6Prefix>> known = prefixes(link, statuses.get(index));
        if (known.isEmpty()) {
          return List.of();
        }
        names.add(link.interfaceName());
        prefixes.addAll(known.get());
      }
    }
    return pools.stream()
        .filter(pool -> !names.isEmpty() && prefixes.stream().noneMatch(pool::overlaps))
        .map(pool -> warning(pool, server, name, names))
        .toList();
  }

  /** The prefixes of a link's clients; empty if they are not known. */
  private static Optional<Set<Ipv6Prefix>> prefixes(LinkSettings settings, LinkStatus status) {
    if (!(status instanceof LinkStatus.Ready(LinkPlan link))
        || !settings.admission().downstreamRelays().isEmpty()) {
      return Optional.empty();
    }
    Set<Ipv6Prefix> prefixes = new LinkedHashSet<>(link.interfaceState().prefixes());
    Stream.concat(Stream.of(link.linkAddress()), settings.linkAddresses().values().stream())
        .map(StrayPools::subnet)
        .forEach(prefixes::add);
    return Optional.of(prefixes);
  }

  private static Ipv6Prefix subnet(Ipv6Address address) {
    return Ipv6Prefix.containing(address, SUBNET_LENGTH);
  }

  private static Warning warning(Ipv6Prefix pool, String server, String name, List<String> links) {
    String where = name.isEmpty() ? "" : "links." + name + ".";
    return new Warning(
        "relay6.server-set.%sservers.%s.pools[%s]".formatted(where, server, pool),
        "server-set%s: the pool %s of %s lies in no prefix of %s; correct it, or the addresses of the link"
            .formatted(
                name.isEmpty() ? "" : ", links " + name,
                pool,
                server,
                (links.size() == 1 ? "link " : "the links ") + SomeNames.of(links)));
  }
}
