package net.relay6.tools.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.relay6.net.Ipv6Address;

/**
 * Converts the file {@code /etc/config/dhcp} of OpenWrt's odhcpd, as its source code reads it, to
 * settings.
 */
public final class OdhcpdImport {

  private static final int HOP_COUNT = 32;
  private static final int INTERFACE_NAME_MAX = 15;

  private final List<Interface> masters;
  private final List<Interface> clients;
  private final List<String> served;
  private final List<String> mistakes = new ArrayList<>();
  private final Map<String, String> fillIns = new LinkedHashMap<>();
  private final Draft draft = new Draft();

  private OdhcpdImport(List<UciSection> sections) {
    List<Interface> relayed =
        sections.stream().flatMap(section -> Interface.of(section).stream()).toList();
    masters = relayed.stream().filter(Interface::master).toList();
    clients = relayed.stream().filter(one -> !one.master()).toList();
    served =
        sections.stream()
            .filter(Interface::serves)
            .map(section -> section.option("interface").orElse(section.name()))
            .toList();
  }

  /** Converts the text of {@code /etc/config/dhcp}. */
  public static Imported of(String text) {
    List<String> mistakes = new ArrayList<>();
    List<UciSection> sections = UciSection.read(text, mistakes);
    return mistakes.isEmpty()
        ? new OdhcpdImport(sections).imported()
        : new Imported.Refused(mistakes);
  }

  private Imported imported() {
    demand(
        clients,
        "no section without option master has option dhcpv6 'relay' (or 'hybrid'), so odhcpd"
            + " relays for no clients");
    demand(
        masters,
        "no section with option master '1' has option dhcpv6 'relay' (or 'hybrid'), so odhcpd"
            + " relays to no server");
    Map<String, String> servers = servers();
    if (!mistakes.isEmpty()) {
      return new Imported.Refused(mistakes);
    }
    introduce();
    clients.forEach(client -> link(client, servers));
    draft.key(
        "hop-count-limit = " + HOP_COUNT,
        List.of(
            "The limit of odhcpd.",
            "RFC 9915 has 8, relay6's default; remove the line if no chain is that long."));
    return draft.converted();
  }

  private void demand(List<Interface> interfaces, String mistake) {
    if (interfaces.isEmpty()) {
      mistakes.add(mistake);
    }
  }

  private void introduce() {
    draft.introduce("Made from odhcpd's sections with dhcpv6 'relay'. Differences of relay6:");
    draft.introduce(
        "* It sends the interface's name as Interface-Id; odhcpd sent the interface's index, four octets"
            + " that change with every new interface.");
    draft.introduce(
        "* It relays DHCPv6 alone. Router advertisements (ra) and neighbour discovery (ndp) stay with"
            + " odhcpd; set dhcpv6 'disabled' there in the sections below before relay6 runs, or"
            + " servers get every message twice.");
    draft.introduce(
        "* It accepts RELAY-FORW from no host; odhcpd accepted it from any host on a client link."
            + " For relays nearer to clients, add downstream-relays = [ \"fe80::/10\" ] to their"
            + " links.");
    if (clients.stream().anyMatch(client -> !client.servers().isEmpty())) {
      draft.introduce(
          "* It accepts responses only from the servers below; odhcpd accepted them from any host"
              + " upstream (see replies.accept-from).");
    }
    if (clients.stream().anyMatch(Interface::hybrid)) {
      draft.introduce(
          "* It always relays; with dhcpv6 'hybrid' odhcpd assigned addresses itself while the"
              + " upstream network had a prefix.");
    }
    clients.stream()
        .filter(Interface::rewritesDns)
        .forEach(client ->
            draft.introduce(
                ("NO EQUIVALENT: list dns of %s. odhcpd wrote these DNS servers into responses;"
                            + " relay6 changes")
                        .formatted(client.written())
                    + " no response, so let the DHCPv6 servers send them."));
    served.forEach(network ->
        draft.introduce(
            ("NO EQUIVALENT: config dhcp '%s' with dhcpv6 'server'. relay6 assigns nothing itself;"
                        + " leave")
                    .formatted(Draft.Quoted.comment(network))
                + " it with odhcpd."));
  }

  /** Writes the servers and returns their names by address. */
  private Map<String, String> servers() {
    Map<String, String> names = new LinkedHashMap<>();
    clients.forEach(client -> {
      if (client.servers().isEmpty()) {
        names.computeIfAbsent("", _ -> group("server-" + (names.size() + 1)));
      }
      client
          .servers()
          .forEach(text -> names.computeIfAbsent(text, _ -> server(text, names.size() + 1)));
    });
    return names;
  }

  private String group(String name) {
    List<String> comments = new ArrayList<>();
    masters.forEach(master -> comments.add(master.written() + " with option master"));
    comments.add("A group of servers; with their own addresses relay6 could distinguish them.");
    String interfaces =
        masters.stream()
            .map(master -> Draft.Quoted.text(device(master, comments)))
            .collect(Collectors.joining(", ", "[ ", " ]"));
    draft.server(
        "%s { address = \"%s\", interfaces = %s }"
            .formatted(name, Ipv6Address.ALL_SERVERS, interfaces),
        comments);
    return name;
  }

  private String server(String text, int number) {
    if (Ipv6Address.parse(text).filter(address -> !address.isLinkLocal()).isEmpty()) {
      mistakes.add(
          "list dhcpv6_relay_servers '%s': this is no global IPv6 address".formatted(text));
    }
    draft.server(
        "server-%d { address = %s }".formatted(number, Draft.Quoted.text(text)),
        List.of(
            "list dhcpv6_relay_servers '%s'".formatted(Draft.Quoted.comment(text)),
            "The routing table decides by which interface it is reached; odhcpd sent by every master."));
    return "server-" + number;
  }

  private void link(Interface client, Map<String, String> servers) {
    List<String> comments = new ArrayList<>(List.of(client.written()));
    String device = device(client, comments);
    comments.add(
        "The link-address was the interface's first preferred address; relay6 takes the lowest stable"
            + " one: compare with `relay6 check`.");
    List<String> wanted = client.servers().isEmpty() ? List.of("") : client.servers();
    String names =
        servers.size() == 1
            ? ""
            : wanted.stream()
                .map(server -> servers.getOrDefault(server, ""))
                .distinct()
                .collect(Collectors.joining(", ", ", servers = [ ", " ]"));
    draft.link("{ interface = %s%s }".formatted(Draft.Quoted.text(device), names), comments);
  }

  /** The kernel's name of a network, or a placeholder to fill in. */
  private String device(Interface network, List<String> comments) {
    if (network.device().isPresent()) {
      return network.device().get();
    }
    comments.add(
        "FILL IN the device: %s is OpenWrt's name of the network. `ifstatus %s` shows it as l3_device."
            .formatted(
                Draft.Quoted.comment(network.network()), Draft.Quoted.comment(network.network())));
    return fillIns.computeIfAbsent(
        network.network(), name -> fillIn("fill-in-" + name, "fill-in-" + (fillIns.size() + 1)));
  }

  private static String fillIn(String speaking, String numbered) {
    return speaking.matches("[\\w.-]{1,%d}".formatted(INTERFACE_NAME_MAX)) ? speaking : numbered;
  }

  /**
   * A network for which odhcpd relays DHCPv6, by its section of {@code /etc/config/dhcp}.
   *
   * @param network the logical name, such as {@code lan}
   * @param device the name of the kernel's interface, if the section contains it
   * @param hybrid whether odhcpd relays only while the upstream network has no prefix of its own
   * @param master whether it leads to servers
   * @param servers destinations of its clients' messages instead of the servers' group
   * @param rewritesDns whether odhcpd puts DNS servers of its own into responses
   */
  record Interface(
      String network,
      Optional<String> device,
      boolean hybrid,
      boolean master,
      List<String> servers,
      boolean rewritesDns) {

    private static final String MODE = "dhcpv6";

    /** Of a section whose {@code dhcpv6} is {@code relay} or {@code hybrid}; empty of any other. */
    static Optional<Interface> of(UciSection section) {
      String network = section.option("interface").orElse(section.name());
      Optional<String> mode =
          section.option(MODE).filter(text -> text.equals("relay") || text.equals("hybrid"));
      return mode.filter(_ -> section.type().equals("dhcp") && !network.isEmpty())
          .map(text ->
              new Interface(
                  network,
                  section.option("ifname").or(() -> section.option("networkid")),
                  text.equals("hybrid"),
                  section.isOn("master"),
                  section.all("dhcpv6_relay_servers"),
                  section.options().containsKey("dns")));
    }

    /** Whether odhcpd itself assigns addresses or prefixes there. */
    static boolean serves(UciSection section) {
      return section.type().equals("dhcp")
          && section.option(MODE).filter("server"::equals).isPresent();
    }

    /** {@code config dhcp 'lan'}. */
    String written() {
      return "config dhcp '%s'".formatted(Draft.Quoted.comment(network));
    }
  }
}
