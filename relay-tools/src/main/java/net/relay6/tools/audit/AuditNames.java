package net.relay6.tools.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.observer.rule.KnownLink;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ServerSettings;

/** The names of servers and links: from the configuration, or derived from the captures. */
final class AuditNames {

  private final TopologyPass topology;
  private final List<String> files;
  private final Optional<RelaySettings> settings;
  private final Map<Link, String> links = new HashMap<>();

  /**
   * Names for the servers and links of {@code topology}.
   *
   * @param files the names of the files
   * @param settings the operator's configuration, if there is one
   */
  AuditNames(TopologyPass topology, List<String> files, Optional<RelaySettings> settings) {
    this.topology = topology;
    this.files = files;
    this.settings = settings;
    nameLinks();
  }

  /** The name of a server. */
  String server(ServerKey key) {
    return switch (key) {
      case ServerKey.At(Ipv6Address address) ->
          configured(address).or(() -> topology.observedName(address)).orElseGet(address::toString);
      case ServerKey.Identified(Octets duid) -> "server-id " + duid.toHex();
    };
  }

  private Optional<String> configured(Ipv6Address address) {
    List<ServerSettings> servers = settings.map(RelaySettings::servers).orElse(List.of());
    Optional<String> own =
        servers.stream()
            .filter(server -> server.address().literal().filter(address::equals).isPresent())
            .findFirst()
            .or(() -> servers.stream().filter(server -> mayAnswerFrom(server, address)).findFirst())
            .map(ServerSettings::name);
    List<ServerSettings> groups = servers.stream().filter(ServerSettings::isMulticast).toList();
    return own.isPresent() || groups.size() != 1
        ? own
        : groups.stream().map(ServerSettings::name).findFirst();
  }

  private static boolean mayAnswerFrom(ServerSettings server, Ipv6Address address) {
    return server.acceptFrom().stream().anyMatch(prefix -> prefix.contains(address));
  }

  /** The name of a link. */
  String link(Link link) {
    Link group = topology.links().of(link);
    String known = links.get(group);
    return known == null ? plain(link) : known;
  }

  /** What is known of each link apart from its messages, by its name. */
  Map<String, KnownLink> known() {
    Map<String, KnownLink> known = new HashMap<>();
    links.forEach((link, name) -> {
      Map<String, Ipv6Address> sent = new HashMap<>();
      topology
          .linkAddresses(link)
          .forEach((server, address) -> sent.put(server(new ServerKey.At(server)), address));
      boolean whole = topology.links().isBothSided(link);
      known.put(name, new KnownLink(Set.of(), List.of(), sent, whole));
    });
    return known;
  }

  /** All names of links. */
  List<String> links() {
    return links.values().stream().sorted().toList();
  }

  /** Names each link by its short name, or by a longer one if two are the same. */
  private void nameLinks() {
    Map<Link, List<Link>> groups = topology.links().all();
    Map<String, Integer> uses = new HashMap<>();
    groups.values().forEach(group -> uses.merge(plain(group), 1, Integer::sum));
    groups.forEach((link, group) -> {
      String name = plain(group);
      links.put(link, uses.getOrDefault(name, 1) == 1 ? name : exact(group));
    });
  }

  private String plain(List<Link> group) {
    return byRelay(group)
        .filter(
            byRelay -> byRelay.interfaceId().length() > 0 || !byRelay.linkAddress().isUnspecified())
        .map(this::plain)
        .orElseGet(() -> plain(byCapture(group)));
  }

  private String plain(Link link) {
    return switch (link) {
      case Link.ByRelay byRelay ->
          configured(byRelay)
              .or(() -> text(byRelay.interfaceId()))
              .orElseGet(() -> byRelay.linkAddress().toString());
      case Link.ByCapture(int file, String place) -> byCapture(file, place);
    };
  }

  private String exact(List<Link> group) {
    return byRelay(group)
        .map(byRelay ->
            byRelay.interfaceId().length() == 0
                ? byRelay.linkAddress().toString()
                : byRelay.linkAddress() + " " + byRelay.interfaceId().toDisplay())
        .orElseGet(() -> plain(group.getFirst()));
  }

  /** The capture point of its messages before a relay, if there is one. */
  private static Link byCapture(List<Link> group) {
    return group.stream()
        .filter(link -> link instanceof Link.ByCapture)
        .findFirst()
        .orElseGet(group::getFirst);
  }

  /** Of several, the one with the lowest link-address, so that the name is stable. */
  private static Optional<Link.ByRelay> byRelay(List<Link> group) {
    List<Link.ByRelay> all = new ArrayList<>();
    group.forEach(link -> {
      if (link instanceof Link.ByRelay byRelay) {
        all.add(byRelay);
      }
    });
    return all.stream()
        .min((one, other) -> {
          int byAddress = one.linkAddress().compareTo(other.linkAddress());
          return byAddress != 0 ? byAddress : one.interfaceId().compareTo(other.interfaceId());
        });
  }

  private Optional<String> configured(Link.ByRelay byRelay) {
    return settings.stream()
        .flatMap(all -> all.links().stream())
        .filter(link -> isMeant(link, byRelay))
        .map(LinkSettings::interfaceName)
        .findFirst();
  }

  private static boolean isMeant(LinkSettings link, Link.ByRelay byRelay) {
    return text(byRelay.interfaceId()).filter(link.interfaceName()::equals).isPresent()
        || link.linkAddress().filter(byRelay.linkAddress()::equals).isPresent()
        || link.linkAddresses().containsValue(byRelay.linkAddress());
  }

  private static Optional<String> text(Octets octets) {
    String shown = octets.toDisplay();
    return shown.startsWith("\"") && shown.length() > 3
        ? Optional.of(shown.substring(1, shown.length() - 1))
        : Optional.empty();
  }

  private String byCapture(int file, String place) {
    String where = place.startsWith("link ") ? place.substring("link ".length()) : place;
    if (files.size() > 1) {
      return where.isEmpty() ? "link of " + files.get(file) : where + " of " + files.get(file);
    }
    return where.isEmpty() ? "captured link" : where;
  }
}
