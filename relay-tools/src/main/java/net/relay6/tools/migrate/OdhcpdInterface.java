package net.relay6.tools.migrate;

import java.util.List;
import java.util.Optional;

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
record OdhcpdInterface(
    String network,
    Optional<String> device,
    boolean hybrid,
    boolean master,
    List<String> servers,
    boolean rewritesDns) {

  private static final String MODE = "dhcpv6";

  /** Of a section whose {@code dhcpv6} is {@code relay} or {@code hybrid}; empty of any other. */
  static Optional<OdhcpdInterface> of(UciSection section) {
    String network = section.option("interface").orElse(section.name());
    Optional<String> mode =
        section.option(MODE).filter(text -> text.equals("relay") || text.equals("hybrid"));
    return mode.filter(_ -> section.type().equals("dhcp") && !network.isEmpty())
        .map(text ->
            new OdhcpdInterface(
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
    return "config dhcp '%s'".formatted(Quoted.comment(network));
  }
}
