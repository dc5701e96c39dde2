package net.relay6.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;
import net.relay6.net.Octets;

/** Reads the keys of one link, in the order of {@code reference.conf}. */
final class LinkReader {

  private final SettingsCursor keys;
  private final List<String> serverNames;
  private final Problems problems;

  /**
   * @param serverNames the names a link may use, all of them its default
   */
  LinkReader(SettingsCursor keys, List<String> serverNames, Problems problems) {
    this.keys = keys;
    this.serverNames = serverNames;
    this.problems = problems;
  }

  /** The link of that interface; empty when there is none or anything in the link is wrong. */
  Optional<LinkSettings> read(Optional<String> interfaceName) {
    int before = problems.count();
    Optional<Ipv6Address> linkAddress = keys.find("link-address").flatMap(SettingsValue::address);
    boolean allowLinkLocal = keys.flag("allow-link-local-link-address");
    Optional<Octets> interfaceId = interfaceId(interfaceName);
    List<String> servers = servers();
    List<Ipv6Prefix> downstreamRelays = keys.elements("downstream-relays", PrefixText::read);
    Set<TypeNumber> denyTypes = types("deny-types");
    Set<TypeNumber> serverMessageTypes = types("server-message-types");
    boolean allowLeasequery = keys.flag("allow-leasequery");
    boolean acceptUnicast = keys.flag("accept-unicast");
    keys.refuseUnknownKeys();
    keys.refuse(
        "link-address",
        linkAddress.flatMap(address -> LinkRules.linkAddress(address, allowLinkLocal)));
    keys.refuse("allow-leasequery", LinkRules.leasequery(allowLeasequery, denyTypes));
    if (interfaceName.isEmpty() || interfaceId.isEmpty() || problems.count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new LinkSettings(
            interfaceName.get(),
            linkAddress,
            allowLinkLocal,
            interfaceId.get(),
            servers,
            downstreamRelays,
            denyTypes,
            serverMessageTypes,
            allowLeasequery,
            acceptUnicast));
  }

  private Optional<Octets> interfaceId(Optional<String> interfaceName) {
    Optional<SettingsValue> written = keys.find("interface-id");
    return written.isPresent()
        ? written.flatMap(InterfaceIdText::read)
        : interfaceName.map(Octets::ofText);
  }

  private List<String> servers() {
    Optional<SettingsValue> written = keys.find("servers");
    if (written.isEmpty()) {
      return serverNames;
    }
    int before = problems.count();
    List<String> servers = written.get().elements(this::server);
    if (problems.count() == before) {
      written.get().refuse(LinkRules.servers(servers));
    }
    return servers;
  }

  private Optional<String> server(SettingsValue element) {
    Optional<String> name = element.text();
    name.filter(written -> !serverNames.contains(written))
        .ifPresent(written ->
            element.refuse(
                "no server is called \"%s\"; %s"
                    .formatted(written, NearestName.hint(written, serverNames))));
    return name;
  }

  private Set<TypeNumber> types(String key) {
    return Set.copyOf(keys.elements(key, TypeText::read));
  }
}
