package net.relay6.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A relay to be measured, with nothing but what relaying needs. */
@SuppressWarnings("ImmutableEnumChecker") // commands are methods
enum Contender {
  /** relay6 as {@code ./relay6} runs it, without limits and without taps. */
  RELAY6("relay6 is relaying", Contender::relay6),

  /** The same without the observer of the server set. */
  UNWATCHED("relay6 is relaying", Contender::unwatched),

  /** ISC dhcrelay with Interface-Id. */
  DHCRELAY("", Contender::dhcrelay),

  /** dnsmasq as a relay and nothing else. */
  DNSMASQ("", Contender::dnsmasq),

  /** The least a relay can be in C. */
  BARE("relaying", Contender::bare);

  /** Those that are compared with each other. */
  static final List<Contender> SIDE_BY_SIDE = List.of(RELAY6, DHCRELAY, DNSMASQ, BARE);

  /** Makes the command that runs a relay. */
  private interface Command {
    List<String> of(Path root, Network network, Path scratch);
  }

  private final String ready;
  private final Command command;

  Contender(String ready, Command command) {
    this.ready = ready;
    this.command = command;
  }

  /** The command that runs it. */
  List<String> command(Path root, Network network, Path scratch) {
    return command.of(root, network, scratch);
  }

  /** What it prints when it relays; empty: it says nothing. */
  String ready() {
    return ready;
  }

  /** The name in tables. */
  String label() {
    return this == BARE ? "bare C loop" : name().toLowerCase(Locale.ROOT);
  }

  private static List<String> relay6(Path root, Network network, Path scratch) {
    return relay6(root, network, scratch, true);
  }

  private static List<String> unwatched(Path root, Network network, Path scratch) {
    return relay6(root, network, scratch, false);
  }

  private static List<String> relay6(Path root, Network network, Path scratch, boolean observes) {
    StringBuilder settings = new StringBuilder("relay6 {\n servers {\n");
    for (int server = 0; server < network.servers().size(); server++) {
      settings.append(
          "  s%d { address = \"%s\" }\n".formatted(server, network.servers().get(server)));
    }
    settings.append(" }\n server-set.observe = ").append(observes);
    settings.append(
        "\n link-defaults { client-rate = null, link-rate = null,"
            + " client-link-layer-address = false }\n links = [\n");
    network.links().forEach(link -> settings.append("  { interface = %s }\n".formatted(link)));
    Path file = Network.write(scratch.resolve("relay6.conf"), settings.append(" ]\n}\n"));
    return List.of(root.resolve("relay6").toString(), "run", "--config", file.toString());
  }

  private static List<String> dhcrelay(Path root, Network network, Path scratch) {
    List<String> command = new ArrayList<>(List.of("dhcrelay", "-6", "-d", "-q", "-I"));
    network.links().forEach(link -> command.addAll(List.of("-l", link)));
    network.servers().forEach(server -> command.addAll(List.of("-u", server + "%wan0")));
    return command;
  }

  private static List<String> dnsmasq(Path root, Network network, Path scratch) {
    List<String> command =
        new ArrayList<>(List.of("dnsmasq", "-k", "-p", "0", "-C", "/dev/null", "--pid-file="));
    for (int link = 0; link < network.links().size(); link++) {
      String address = Network.linkAddress(link);
      network.servers().forEach(server -> command.add("--dhcp-relay=" + address + "," + server));
    }
    return command;
  }

  private static List<String> bare(Path root, Network network, Path scratch) {
    List<String> command =
        new ArrayList<>(
            List.of(scratch.resolve("bare").toString(), "lan0", Network.linkAddress(0)));
    command.addAll(network.servers());
    return command;
  }
}
