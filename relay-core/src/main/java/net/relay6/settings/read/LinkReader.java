package net.relay6.settings.read;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Ipv6Address;
import net.relay6.settings.InterfaceNames;
import net.relay6.settings.LinkOptions;
import net.relay6.settings.LinkRules;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.Template;
import net.relay6.settings.TypeNumber;
import net.relay6.settings.hocon.Problems;
import net.relay6.settings.hocon.SettingsCursor;
import net.relay6.settings.hocon.SettingsValue;

/** Reads the keys of one link, in the order of {@code reference.conf}. */
final class LinkReader {

  /**
   * Variables that do not change as long as the names of the link and of this machine stay the
   * same.
   */
  static final Set<Template.VariableName> INTERFACE_ID_VARIABLES =
      Set.of(Template.VariableName.INTERFACE, Template.VariableName.HOST);

  private final SettingsCursor keys;
  private final Names serverNames;
  private final Problems problems;

  /**
   * @param serverNames the servers a link may use; all of them by default
   */
  LinkReader(SettingsCursor keys, Names serverNames, Problems problems) {
    this.keys = keys;
    this.serverNames = serverNames;
    this.problems = problems;
  }

  /** The link of that interface; empty if there is none, or the link has faults. */
  Optional<LinkSettings> read(Optional<String> interfaceName) {
    int before = problems.count();
    List<String> exclude = exclude(interfaceName);
    Optional<Ipv6Address> activeWhenAddress =
        keys.find("active-when-address")
            .flatMap(value -> value.address().filter(value.keeps(LinkRules::activeWhenAddress)));
    Optional<Ipv6Address> linkAddress = keys.find("link-address").flatMap(SettingsValue::address);
    boolean allowLinkLocal = keys.flag("allow-link-local-link-address");
    keys.refuse(
        "link-address",
        linkAddress.flatMap(address -> LinkRules.linkAddress(address, allowLinkLocal)));
    Map<String, Ipv6Address> linkAddresses = linkAddresses(allowLinkLocal);
    Optional<Template> interfaceId = interfaceId();
    interfaceName.ifPresent(name ->
        keys.refuse("interface-id", interfaceId.flatMap(id -> LinkRules.interfaceIdOf(name, id))));
    List<String> servers = keys.find("servers").map(this::servers).orElse(serverNames.all());
    Map<TypeNumber, List<String>> serversByType = serversByType();
    LinkSettings.Admission admission = new AdmissionReader(keys, problems).read();
    LinkOptions options = new LinkOptionsReader(keys, problems).read();
    keys.refuseUnknownKeys();
    if (interfaceName.isEmpty() || interfaceId.isEmpty() || problems.count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new LinkSettings(
            interfaceName.get(),
            exclude,
            activeWhenAddress,
            linkAddress,
            linkAddresses,
            allowLinkLocal,
            interfaceId.get(),
            servers,
            serversByType,
            admission,
            options));
  }

  /**
   * The defaults may contain exclusions for all patterns; for a single name the key makes no sense.
   */
  private List<String> exclude(Optional<String> interfaceName) {
    List<String> exclude = keys.elements("exclude", InterfaceText::read);
    boolean isOne = interfaceName.filter(name -> !InterfaceNames.isPattern(name)).isPresent();
    if (isOne && keys.isWritten("exclude")) {
      keys.refuse(
          "exclude", "the interface is no pattern, so there is nothing to exclude; remove it");
    }
    return exclude;
  }

  private Optional<Template> interfaceId() {
    return keys.require("interface-id", "interface-id = \"{interface}\"")
        .flatMap(value ->
            TemplateText.read(value, INTERFACE_ID_VARIABLES)
                .filter(value.keeps(LinkRules::interfaceId)));
  }

  private Map<String, Ipv6Address> linkAddresses(boolean allowLinkLocal) {
    Map<String, Ipv6Address> byServer = new LinkedHashMap<>();
    keys.entries(
        "link-addresses",
        (written, values) ->
            serverNames
                .values(written, values)
                .forEach((name, value) -> {
                  checkServer(name, value, byServer.keySet());
                  value
                      .address()
                      .filter(
                          value.keeps(address -> LinkRules.linkAddress(address, allowLinkLocal)))
                      .ifPresent(address -> byServer.put(name, address));
                }));
    return byServer;
  }

  private Map<TypeNumber, List<String>> serversByType() {
    Map<TypeNumber, List<String>> byType = new LinkedHashMap<>();
    keys.entries(
        "servers-by-type",
        (name, value) ->
            AdmissionReader.TypeText.read(name, value)
                .filter(value.keeps(LinkRules::typeWithServers))
                .ifPresent(type -> byType.put(type, servers(value))));
    return byType;
  }

  private List<String> servers(SettingsValue written) {
    int before = problems.count();
    List<Map.Entry<String, SettingsValue>> servers =
        written.elements(element -> element.text().map(name -> Map.entry(name, element)));
    List<String> names = servers.stream().map(Map.Entry::getKey).toList();
    servers.forEach(server -> checkServer(server.getKey(), server.getValue(), names));
    if (problems.count() == before) {
      written.refuse(LinkRules.servers(names));
    }
    return names;
  }

  /** Suggests another name only if it is not in {@code used}. */
  private void checkServer(String name, SettingsValue where, Collection<String> used) {
    if (!serverNames.mayHave(name)) {
      where.refuse("no server is called \"%s\"; %s".formatted(name, serverNames.hint(name, used)));
    }
  }
}
