package net.relay6.settings.read;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;
import net.relay6.settings.OptionNumber;
import net.relay6.settings.OptionRules;
import net.relay6.settings.ServerAddress;
import net.relay6.settings.ServerRules;
import net.relay6.settings.ServerSettings;
import net.relay6.settings.hocon.DividedName;
import net.relay6.settings.hocon.Problems;
import net.relay6.settings.hocon.SettingsCursor;
import net.relay6.settings.hocon.SettingsValue;

/** Reads {@code servers} and {@code server-defaults}. */
final class ServerReader {

  private static final ZonedAddress ALL_SERVERS =
      ZonedAddress.of(Ipv6Address.ALL_SERVERS, Optional.empty());

  private static final String SERVERS = "relay6.servers";

  private final SettingsCursor servers;
  private final SettingsCursor defaults;
  private final Problems problems;
  private final Map<String, String> nameByDestination = new HashMap<>();
  private final Map<Ipv6Prefix, String> nameByPrefix = new LinkedHashMap<>();

  /** Whether the names are those the operator meant. */
  private boolean complete = true;

  ServerReader(SettingsCursor relay, Problems problems) {
    this.servers = relay.block("servers");
    this.defaults = relay.block("server-defaults");
    this.problems = problems;
  }

  /** The names of all servers, including faulty ones. */
  Names names() {
    List<String> names = servers.names();
    return new Names(
        names.isEmpty() ? List.of(ServerSettings.DEFAULT_NAME) : names,
        complete && !problems.concern(SERVERS));
  }

  /** The valid servers, in the order of the file. */
  List<ServerSettings> read() {
    checkDefaults();
    List<String> names = servers.names();
    return names.isEmpty()
        ? server(ServerSettings.DEFAULT_NAME, defaults, Optional.of(ALL_SERVERS)).stream().toList()
        : names.stream().flatMap(name -> named(name).stream()).toList();
  }

  private void checkDefaults() {
    defaults.refusePresent("address", "each server has its own; move it into the server's block");
    interfaces(defaults);
    sourceAddress(defaults);
    localPort(defaults);
    acceptFrom(defaults);
    omitOptions(defaults);
    defaults.refuseUnknownKeys();
  }

  private Optional<ServerSettings> named(String name) {
    servers.refuse(name, ServerRules.name(name));
    return servers
        .find(name)
        .map(value -> DividedName.of(name, value, defaults::hasDefault))
        .flatMap(divided -> named(name, divided));
  }

  /** A name with a dot is none for a server, in quotes or not. */
  private Optional<ServerSettings> named(String name, DividedName divided) {
    divided.longer().forEach((longer, value) -> value.refuse(ServerRules.name(longer)));
    complete &= divided.longer().isEmpty();
    return divided.isOnlyLonger()
        ? Optional.empty()
        : divided.own().entry(defaults).flatMap(keys -> named(name, keys));
  }

  private Optional<ServerSettings> named(String name, SettingsCursor keys) {
    Optional<ServerSettings> server =
        server(
            name,
            keys,
            keys.require("address", "address = \"2001:db8:a::2\"").flatMap(ZonedAddress::read));
    keys.refuseUnknownKeys();
    server.ifPresent(read -> {
      refuseRepeated(read, keys);
      refuseShared(read, keys);
    });
    return server;
  }

  private Optional<ServerSettings> server(
      String name, SettingsCursor keys, Optional<ZonedAddress> address) {
    int before = problems.count();
    List<String> interfaces = interfaces(keys);
    Optional<Ipv6Address> source = sourceAddress(keys);
    Optional<Integer> localPort = localPort(keys);
    List<Ipv6Prefix> acceptFrom = acceptFrom(keys);
    Set<OptionNumber> omitOptions = omitOptions(keys);
    Optional<String> fault = address.flatMap(ServerReader::fault);
    keys.refuse("address", fault);
    if (fault.isEmpty()) {
      keys.refuse(
          "interfaces", address.flatMap(to -> ServerRules.interfaces(to.address(), interfaces)));
      keys.refuse(
          "source-address",
          address.flatMap(
              to -> source.flatMap(from -> ServerRules.sourceAddress(from, to.address()))));
    }
    if (problems.count() > before || ServerRules.name(name).isPresent()) {
      return Optional.empty();
    }
    return address.flatMap(to ->
        localPort.map(port ->
            new ServerSettings(
                name, to.address(), to.zone(), interfaces, source, port, acceptFrom, omitOptions)));
  }

  private static Optional<String> fault(ZonedAddress to) {
    return ServerRules.address(to.address(), to.zone());
  }

  private void refuseRepeated(ServerSettings server, SettingsCursor keys) {
    String other = nameByDestination.putIfAbsent(server.destination(), server.name());
    if (other != null) {
      keys.refuse(
          "address",
          ("server \"%s\" has the same address and would receive every message twice; remove one of"
                  + " them")
              .formatted(other));
    }
  }

  /** An address must belong to one server only. */
  private void refuseShared(ServerSettings server, SettingsCursor keys) {
    for (Ipv6Prefix prefix : server.acceptFrom()) {
      nameByPrefix.forEach((other, name) -> {
        if (prefix.overlaps(other) && !name.equals(server.name())) {
          keys.refuse(
              "accept-from",
              ("%s overlaps %s of server \"%s\", so responses could not be matched to one server;"
                      + " write narrower prefixes")
                  .formatted(prefix, other, name));
        }
      });
    }
    server.acceptFrom().forEach(prefix -> nameByPrefix.put(prefix, server.name()));
  }

  private static List<String> interfaces(SettingsCursor keys) {
    return keys.elements("interfaces", InterfaceText::readOne);
  }

  private static Optional<Ipv6Address> sourceAddress(SettingsCursor keys) {
    return keys.find("source-address").flatMap(SettingsValue::address);
  }

  private static Optional<Integer> localPort(SettingsCursor keys) {
    return keys.require("local-port", "local-port = 547").flatMap(value -> value.number(1, 0xffff));
  }

  private static List<Ipv6Prefix> acceptFrom(SettingsCursor keys) {
    return keys.elements(
        "accept-from",
        value -> PrefixText.read(value).filter(value.keeps(ServerRules::acceptFrom)));
  }

  private static Set<OptionNumber> omitOptions(SettingsCursor keys) {
    return Set.copyOf(
        keys.elements(
            "omit-options",
            value ->
                LinkOptionsReader.OptionText.read(value)
                    .filter(value.keeps(OptionRules::omitted))));
  }

  /**
   * A server's address as written by operators: {@code fe80::2%eth1}, or a host name.
   *
   * @param zone the text after {@code %}
   */
  record ZonedAddress(ServerAddress address, Optional<String> zone) {

    /** RFC 1123, section 2.1; a name of digits alone would be a mistyped IPv4 address. */
    private static final Pattern HOST_NAME =
        Pattern.compile(
            "(?=.{1,253}$)(?![0-9.]*$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
                + "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\\.?");

    static Optional<ZonedAddress> read(SettingsValue value) {
      return value.text().flatMap(text -> read(value, text));
    }

    private static Optional<ZonedAddress> read(SettingsValue value, String text) {
      if (HOST_NAME.matcher(text).matches()) {
        return Optional.of(new ZonedAddress(new ServerAddress.HostName(text), Optional.empty()));
      }
      int percent = text.indexOf('%');
      return percent < 0
          ? value.address(text).map(address -> of(address, Optional.empty()))
          : value
              .address(text.substring(0, percent))
              .map(address -> of(address, Optional.of(text.substring(percent + 1))));
    }

    static ZonedAddress of(Ipv6Address address, Optional<String> zone) {
      return new ZonedAddress(new ServerAddress.Literal(address), zone);
    }
  }
}
