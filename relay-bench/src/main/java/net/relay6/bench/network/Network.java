package net.relay6.bench.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.relay6.fixtures.lab.Lab;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.Namespace;

/**
 * Clients, a relay and servers in network namespaces of their own, joined by veth pairs. The
 * clients' machine has no IPv6 but the generator's, and the relay's asks for no routers, as a
 * router does.
 *
 * <pre>
 * clients eth0..ethN --- lan0..lanN relay wan0 --- eth0 servers
 * </pre>
 */
final class Network implements AutoCloseable {

  private final Lab lab = new Lab();
  private final Namespace clients = lab.machine("clients");
  private final Namespace relay = lab.machine("relay");
  private final Namespace servers = lab.machine("servers");
  private final List<String> links;
  private final List<String> serverAddresses;

  /** A network with that many links and servers; nothing runs on it. */
  Network(int linkCount, int serverCount) {
    links = IntStream.range(0, linkCount).mapToObj(number -> "lan" + number).toList();
    serverAddresses =
        IntStream.range(0, serverCount)
            .mapToObj(number -> "2001:db8:a:0:0:0:0:%x".formatted(number + 2))
            .toList();
    clients.sh("sysctl -qw net.ipv6.conf.default.disable_ipv6=1");
    relay.sh("sysctl -qw net.ipv6.conf.default.router_solicitations=0");
    lab.connect(relay, "wan0", servers, "eth0");
    relay.addAddress("wan0", "2001:db8:a::1/64");
    serverAddresses.forEach(address -> servers.addAddress("eth0", address + "/64"));
    addLinks();
  }

  /** One program adds all of them, since a thousand one by one take minutes. */
  private void addLinks() {
    List<String> ours = new ArrayList<>();
    List<String> theirs = new ArrayList<>();
    for (int link = 0; link < links.size(); link++) {
      ours.add(
          "link add lan%d type veth peer name eth%d netns %s"
              .formatted(link, link, clients.kernelName()));
      ours.add("addr add %s/64 dev lan%d nodad".formatted(linkAddress(link), link));
      ours.add("link set lan%d up".formatted(link));
      theirs.add("link set eth%d up".formatted(link));
    }
    relay.run("ip", "-batch", lab.write("links", String.join("\n", ours) + "\n").toString());
    clients.run("ip", "-batch", lab.write("links", String.join("\n", theirs) + "\n").toString());
    relay.awaitLinkLocal(links.getLast());
  }

  /** The relay's address on a link. */
  static String linkAddress(int link) {
    return "2001:db8:1:%x:0:0:0:1".formatted(link);
  }

  List<String> links() {
    return links;
  }

  List<String> servers() {
    return serverAddresses;
  }

  /** Starts the answering servers, one process each. */
  List<LabProcess> startServers(Path scratch, String processors) {
    return serverAddresses.stream()
        .map(address ->
            servers.start(
                "answer",
                List.of(
                    "taskset", "-c", processors, scratch.resolve("answer").toString(), address)))
        .toList();
  }

  /** Starts the relay. */
  LabProcess startRelay(List<String> command, String processors) {
    List<String> pinned = new ArrayList<>(List.of("taskset", "-c", processors));
    pinned.addAll(command);
    return relay.start("relay", pinned);
  }

  /** Has the generator send a load, and gives what it prints. */
  String load(Path scratch, Load load, String processors) {
    List<String> command = new ArrayList<>(List.of("taskset", "-c", processors));
    command.add(scratch.resolve("generate").toString());
    command.addAll(load.arguments(serverAddresses.size()));
    return clients.run(command.toArray(String[]::new));
  }

  /** Has the relay's machine resolve its clients anew. */
  void forgetNeighbours() {
    relay.run("ip", "-6", "neigh", "flush", "dev", links.getFirst());
  }

  /** Writes a file. */
  static Path write(Path file, CharSequence text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Reads a file. */
  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Override
  public void close() {
    lab.close();
  }
}
