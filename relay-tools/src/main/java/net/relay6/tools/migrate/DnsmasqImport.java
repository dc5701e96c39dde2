package net.relay6.tools.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;

/** Converts the {@code dhcp-relay} lines of dnsmasq, as documented in dnsmasq(8), to settings. */
public final class DnsmasqImport {

  private static final int HOP_COUNT = 32;
  private static final Pattern NOT_FOLLOWED = Pattern.compile("conf-(file|dir|script)\\s*=.*");

  private final InterfaceSnapshot interfaces;
  private final List<RelayLine> relays = new ArrayList<>();
  private final List<String> mistakes = new ArrayList<>();
  private final List<String> notFollowed = new ArrayList<>();
  private final Draft draft = new Draft();

  private DnsmasqImport(InterfaceSnapshot interfaces) {
    this.interfaces = interfaces;
  }

  /**
   * Converts lines of a configuration file or words of a command line.
   *
   * @param interfaces this machine's interfaces, for looking up local addresses
   */
  public static Imported of(List<String> lines, InterfaceSnapshot interfaces) {
    return new DnsmasqImport(interfaces).read(lines);
  }

  private Imported read(List<String> lines) {
    lines.stream().map(line -> line.replaceFirst("(^|\\s)#.*", "").strip()).forEach(this::line);
    if (relays.isEmpty()) {
      mistakes.addFirst("there is no dhcp-relay line about IPv6");
      return new Imported.Refused(mistakes);
    }
    introduce();
    Map<String, String> serverNames = servers();
    links(serverNames);
    draft.key(
        "hop-count-limit = " + HOP_COUNT,
        List.of(
            "The limit of dnsmasq. RFC 9915 has 8, relay6's default; remove the line if no chain is"
                + " that long."));
    return draft.converted();
  }

  private void line(String line) {
    String setting = line.replaceFirst("^--", "");
    if (setting.matches("dhcp-relay\\s*=.*")) {
      RelayLine.parse(setting.replaceFirst("dhcp-relay\\s*=\\s*", ""), mistakes)
          .ifPresent(relays::add);
    } else if (NOT_FOLLOWED.matcher(setting).matches()) {
      notFollowed.add(setting);
    }
  }

  private void introduce() {
    draft.introduce("Made from dnsmasq's dhcp-relay lines. Differences of relay6:");
    draft.introduce(
        "* It sends Interface-Id, the interface's name, and finds the link of a response by it;"
            + " dnsmasq sends none.");
    if (relays.stream().noneMatch(relay -> relay.server().isMulticast())) {
      draft.introduce("* It accepts responses only from the servers below, on any interface.");
    }
    draft.introduce(
        "* It accepts RELAY-FORW from no host. If relays nearer to clients send here, add"
            + " downstream-relays = [ \"fe80::/10\" ] to their links.");
    draft.introduce(
        "Remove the lines from dnsmasq before relay6 runs, or servers get every message twice. A"
            + " dnsmasq that also assigns IPv6 addresses (dhcp-range) uses the same port: do not"
            + " run both on one link.");
    mistakes.forEach(mistake -> draft.introduce("NO EQUIVALENT: " + Draft.Quoted.comment(mistake)));
    notFollowed.forEach(file ->
        draft.introduce("NOT READ: " + Draft.Quoted.comment(file) + "; import these files too."));
  }

  /** Writes the servers and returns their names by address. */
  private Map<String, String> servers() {
    Map<String, List<RelayLine>> byAddress = new LinkedHashMap<>();
    relays.forEach(relay ->
        byAddress.computeIfAbsent(relay.server().toString(), _ -> new ArrayList<>()).add(relay));
    Map<String, String> names = new LinkedHashMap<>();
    byAddress.forEach((address, lines) -> {
      String name = "server-" + (names.size() + 1);
      names.put(address, name);
      server(name, lines);
    });
    return names;
  }

  private void server(String name, List<RelayLine> lines) {
    Ipv6Address address = lines.getFirst().server();
    Set<String> through =
        lines.stream()
            .flatMap(line -> line.interfaceName().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<String> comments = new ArrayList<>();
    lines.stream()
        .flatMap(line -> line.port().stream())
        .filter(port -> !port.equals("547"))
        .distinct()
        .forEach(port ->
            comments.add(
                "NO EQUIVALENT: port %s; relay6 sends to 547."
                    .formatted(Draft.Quoted.comment(port))));
    String destination = Draft.Quoted.text(address.toString());
    String more = "";
    if (address.isMulticast()) {
      more =
          through.stream()
              .map(Draft.Quoted::text)
              .collect(Collectors.joining(", ", ", interfaces = [ ", " ]"));
      comments.add("A group of servers; with their own addresses relay6 could distinguish them.");
    } else if (address.isLinkLocal()) {
      destination =
          Draft.Quoted.text(address + "%" + through.stream().findFirst().orElse("fill-in-server"));
      if (through.isEmpty()) {
        comments.add("FILL IN the interface it is reached through.");
      }
    }
    draft.server("%s { address = %s%s }".formatted(name, destination, more), comments);
  }

  private void links(Map<String, String> serverNames) {
    Map<Ipv6Address, List<RelayLine>> byLocal = new LinkedHashMap<>();
    relays.forEach(
        relay -> byLocal.computeIfAbsent(relay.local(), _ -> new ArrayList<>()).add(relay));
    Set<String> taken = new LinkedHashSet<>();
    byLocal.forEach((local, lines) -> link(local, lines, serverNames, taken));
  }

  private void link(
      Ipv6Address local,
      List<RelayLine> lines,
      Map<String, String> serverNames,
      Set<String> taken) {
    List<String> comments = new ArrayList<>();
    lines.forEach(line -> comments.add("dhcp-relay=" + Draft.Quoted.comment(line.written())));
    String found = interfaceOf(local);
    if (!found.isEmpty() && !taken.add(found)) {
      draft.introduce(
          "NO EQUIVALENT: %s is a second address of %s, and a link has one link-address."
              .formatted(local, found));
      return;
    }
    String name = found.isEmpty() ? "fill-in-" + (taken.size() + 1) : found;
    if (found.isEmpty()) {
      taken.add(name);
      comments.add(
          "FILL IN the interface: no interface of this machine has the address %s now."
              .formatted(local));
    }
    String servers =
        lines.stream()
            .map(line -> serverNames.getOrDefault(line.server().toString(), ""))
            .distinct()
            .collect(Collectors.joining(", ", "[ ", " ]"));
    draft.link(
        "{ interface = %s, link-address = %s, servers = %s }"
            .formatted(Draft.Quoted.text(name), Draft.Quoted.text(local.toString()), servers),
        comments);
  }

  private String interfaceOf(Ipv6Address local) {
    return interfaces.interfaces().stream()
        .filter(link -> link.addresses().stream().anyMatch(one -> one.address().equals(local)))
        .map(NetworkLink::name)
        .findFirst()
        .orElse("");
  }

  /**
   * A {@code dhcp-relay} line of dnsmasq about IPv6: {@code local[,server[#port]][,interface]}.
   *
   * @param written the text after {@code dhcp-relay=}
   * @param local the address of the client link's interface
   * @param server the destination of requests; {@code ff05::1:3} by default
   * @param port the server's port
   * @param interfaceName the interface of the server; may be a pattern
   */
  record RelayLine(
      String written,
      Ipv6Address local,
      Ipv6Address server,
      Optional<String> port,
      Optional<String> interfaceName) {

    /**
     * The parsed line; empty, with an entry in {@code mistakes}, if it is about IPv4 or malformed.
     */
    static Optional<RelayLine> parse(String written, List<String> mistakes) {
      String[] parts = written.strip().split("\\s*,\\s*", -1);
      Optional<Ipv6Address> local = Ipv6Address.parse(parts[0]);
      if (local.isEmpty() || parts.length > 3) {
        mistakes.add(
            parts[0].matches("[0-9.]+")
                ? "dhcp-relay=%s is about DHCPv4, which relay6 does not relay; leave it with dnsmasq"
                    .formatted(written)
                : "dhcp-relay=%s: write local address[,server address[#port]][,interface]"
                    .formatted(written));
        return Optional.empty();
      }
      return Optional.of(parse(written, local.get(), List.of(parts).subList(1, parts.length)));
    }

    private static RelayLine parse(String written, Ipv6Address local, List<String> rest) {
      Optional<Ipv6Address> server =
          rest.isEmpty()
              ? Optional.empty()
              : Ipv6Address.parse(rest.getFirst().replaceFirst("#.*", ""));
      Optional<String> port =
          server
              .filter(_ -> rest.getFirst().contains("#"))
              .map(_ -> rest.getFirst().replaceFirst(".*#", ""));
      List<String> last = server.isPresent() ? rest.subList(1, rest.size()) : rest;
      return new RelayLine(
          written,
          local,
          server.orElse(Ipv6Address.ALL_SERVERS),
          port,
          last.isEmpty() ? Optional.empty() : Optional.of(last.getLast()));
    }
  }
}
