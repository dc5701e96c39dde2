package net.relay6.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.Namespace;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.load.ClientCrowd;
import net.relay6.fixtures.lab.real.DhcpServers;
import net.relay6.fixtures.lab.real.Lifetimes;
import net.relay6.fixtures.lab.real.TwoServers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * relay6 before real servers that run the files of a shipped model, each changed as a test likes,
 * and what it finds wrong with them.
 */
final class WatchedSet implements AutoCloseable {

  /** A server's file as it was shipped. */
  static final UnaryOperator<String> AS_SHIPPED = text -> text;

  private final TwoServers network = new TwoServers();
  private final Path model;
  private final Lifetimes lifetimes;
  private final Path socket = network.lab().file("admin").resolve("relay6.sock");
  private final Path settings = network.lab().file("relay6.conf");
  private final List<LabProcess> relays = new ArrayList<>();
  private int declarations;

  /** The network; nothing runs on it yet. */
  WatchedSet(String model, Lifetimes lifetimes) {
    this.model = Project.model(model);
    this.lifetimes = lifetimes;
  }

  TwoServers network() {
    return network;
  }

  /** Kea on one of the two servers' machines. */
  LabProcess kea(Namespace machine, UnaryOperator<String> change) {
    UnaryOperator<String> here = text -> text.replace("2001:db8:a::2", address(machine));
    Path file = edited("kea-dhcp6.conf", text -> change.apply(here.apply(text)));
    return DhcpServers.startKea(network.lab(), machine, file, lifetimes);
  }

  private String address(Namespace machine) {
    return machine == network.beta() ? "2001:db8:a::3" : "2001:db8:a::2";
  }

  /** ISC dhcpd on one of the two servers' machines. */
  LabProcess dhcpd(Namespace machine, UnaryOperator<String> change) {
    return DhcpServers.startDhcpd(network.lab(), machine, edited("dhcpd6.conf", change), lifetimes);
  }

  private Path edited(String file, UnaryOperator<String> change) {
    return network.lab().write(file, change.apply(read(model.resolve(file))));
  }

  /**
   * Starts relay6 with the model's file, changed.
   *
   * @param declared the content of {@code server-set}
   */
  void relay(String declared, UnaryOperator<String> change) {
    write(declared, change);
    relays.add(RelayProcess.start(network.relay(), settings));
  }

  /** The same with the model's file as it was shipped. */
  void relay(String declared) {
    relay(declared, AS_SHIPPED);
  }

  /** Lets the running relay read that {@code declared} is the content of {@code server-set}. */
  void declare(String declared) {
    write(declared, AS_SHIPPED);
    relays.getLast().hangUp();
    relays.getLast().awaitLines(++declarations, "reloaded .*relay6.conf: ");
  }

  /** Clients of these tests share one link-local address, so their rate is not limited. */
  private void write(String declared, UnaryOperator<String> change) {
    String shipped = read(model.resolve("relay6.conf")).replaceAll("(?m)^.*server-set.*$", "");
    String own =
        """
        relay6.link-defaults { client-rate = null, link-rate = null }
        relay6.admin.socket = "%s"
        relay6.server-set { %s }
        """
            .formatted(socket, declared);
    try {
      Files.writeString(settings, change.apply(shipped) + own);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** So many clients on {@code lan0}, who all have got an address. */
  ClientCrowd boundClients(int clients) {
    ClientCrowd crowd = ClientCrowd.start(network.client0(), "02:00:00:01:00:00", clients);
    crowd.awaitBound(clients);
    return crowd;
  }

  /** Waits until the relay has logged a finding whose line has that in it. */
  void awaitFinding(String expression) {
    relays.getLast().awaitLine("(?:ERROR|WARN|INFO) +" + expression);
  }

  /** All findings since the start, as {@code CODE LINK}, those that are over among them. */
  List<String> findings() {
    List<String> all = new ArrayList<>();
    for (JsonNode finding : ask("/findings?all").get("findings")) {
      all.add("%s %s".formatted(text(finding, "code"), text(finding, "link")));
    }
    return all;
  }

  private static String text(JsonNode object, String name) {
    return object.path(name).asString("");
  }

  /** How much the observer has seen, and lost. */
  Map.Entry<Long, Long> seenAndLost() {
    JsonNode counts = ask("/server-set").get("counts");
    return Map.entry(counts.get("observations").asLong(), counts.get("observations-lost").asLong());
  }

  private JsonNode ask(String path) {
    String answer = new AdminQuery(network.relay(), socket).overSocket(path);
    return JsonMapper.shared().readTree(answer.replaceFirst("\n200$", ""));
  }

  /** What the relay has logged. */
  String log() {
    return relays.getLast().output();
  }

  @Override
  public void close() {
    network.close();
  }
}
