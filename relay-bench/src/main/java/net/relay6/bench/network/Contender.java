package net.relay6.bench.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A relay to be measured. */
@SuppressWarnings("ImmutableEnumChecker") // commands are methods
enum Contender {
  /** relay6 with the settings an operator starts with, but without limits on a client's rate. */
  RELAY6("relay6 is relaying", (root, network, scratch) -> relay6(root, network, scratch, "")),

  /** The same, its responses to clients sent by UDP sockets. */
  BY_SOCKET(
      "relay6 is relaying",
      (root, network, scratch) -> relay6(root, network, scratch, "replies.by-frame = false")),

  /** The same as {@link #RELAY6} without the observer of the server set. */
  UNWATCHED(
      "relay6 is relaying",
      (root, network, scratch) -> relay6(root, network, scratch, "server-set.observe = false")),

  /** ISC dhcrelay with Interface-Id. */
  DHCRELAY("", Contender::dhcrelay),

  /** dnsmasq as a relay and nothing else. */
  DNSMASQ("", Contender::dnsmasq),

  /** The least a relay can be in C with one UDP socket. */
  BARE("relaying", Contender::bare),

  /** The least a relay can be in C with frames and segmentation offload. */
  LIMIT("relaying", Contender::limit);

  /** Those that are compared with each other. */
  static final List<Contender> SIDE_BY_SIDE = List.of(RELAY6, DHCRELAY, DNSMASQ, BARE, LIMIT);

  private static final String REFERENCE = "relay-core/src/main/resources/reference.conf";

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

  /** Whether a source tree's relay6 has the setting it needs. */
  boolean runsFrom(Path root) {
    return this != BY_SOCKET || Network.read(root.resolve(REFERENCE)).contains("by-frame");
  }

  /** What it prints when it relays; empty: it says nothing. */
  String ready() {
    return ready;
  }

  /** How long it is loaded before it is measured: until a JVM has compiled what is worth it. */
  int warmUpSeconds() {
    return switch (this) {
      case RELAY6, BY_SOCKET, UNWATCHED -> 60;
      case DHCRELAY, DNSMASQ, BARE, LIMIT -> 2;
    };
  }

  /** The name in tables. */
  String label() {
    return switch (this) {
      case BARE -> "bare C loop";
      case LIMIT -> "C loop with frames";
      case BY_SOCKET -> "relay6 by UDP sockets";
      case UNWATCHED -> "relay6 without observer";
      case RELAY6, DHCRELAY, DNSMASQ -> name().toLowerCase(Locale.ROOT);
    };
  }

  private static List<String> relay6(Path root, Network network, Path scratch, String setting) {
    StringBuilder settings = new StringBuilder("relay6 {\n servers {\n");
    for (int server = 0; server < network.servers().size(); server++) {
      settings.append(
          "  s%d { address = \"%s\" }\n".formatted(server, network.servers().get(server)));
    }
    settings.append(" }\n state-directory = \"%s\"\n ".formatted(scratch.resolve("state")));
    settings.append(setting);
    settings.append("\n link-defaults { client-rate = null, link-rate = null }\n links = [\n");
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

  private static List<String> limit(Path root, Network network, Path scratch) {
    List<String> command = new ArrayList<>();
    command.add(scratch.resolve("limit").toString());
    command.add(String.valueOf(network.links().size()));
    command.addAll(network.servers());
    return command;
  }
}
