package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.TwoServers;

/** A relay with two servers and clients of the test, in which something goes wrong. */
final class Incident implements AutoCloseable {

  private static final String GROUP = "ff02::1:2%eth0";
  private static final String SOLICITED = "0003000c00000007" + "0".repeat(16);
  private static final String PREFERENCE = "000700010a";
  private static final String LESS_PREFERRED = "0007000105";
  private static final long PART_OF_ALPHA = 0x1000;
  private static final long PART_OF_BETA = 1L << 63;
  private static final String NO_ADDRESSES = "0003001200000007" + "0".repeat(16) + "000d00020002";

  private final TwoServers network = new TwoServers();
  private final NightPage page = new NightPage(read());
  private final UdpPeer client = UdpPeer.open(network.client0(), 546);
  private final UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
  private final UdpPeer beta = UdpPeer.open(network.beta(), 547);
  private final QueriedRelay relay;

  /** The relay relays these links. */
  Incident(String links) {
    this(links, "");
  }

  /** The same with further settings. */
  Incident(String links, String more) {
    relay = QueriedRelay.start(network, links, more);
  }

  private static String read() {
    try {
      return Files.readString(Path.of(System.getProperty("relay6.root"), "docs", "night.md"));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  TwoServers network() {
    return network;
  }

  UdpPeer client() {
    return client;
  }

  UdpPeer alpha() {
    return alpha;
  }

  QueriedRelay relay() {
    return relay;
  }

  /**
   * Runs a command of that section until the page says that about its output.
   *
   * @param command as the page has it, {@code relay6 status}
   */
  void follow(int section, String command, String expected) {
    follow(section, command, () -> ask(command), expected);
  }

  /** The same with what the operator puts in place of the page's capital words. */
  void follow(int section, String command, Supplier<String> actual, String expected) {
    String[] latest = {""};
    Await.until(
        () -> {
          latest[0] = actual.get();
          return says(section, command, latest[0]).orElse("").contains(expected);
        },
        () -> "%s says %s of\n%s".formatted(command, says(section, command, latest[0]), latest[0]));
  }

  private Optional<String> says(int section, String command, String output) {
    return page.advice(section, command, output);
  }

  /** What a command of the page prints. */
  String ask(String command) {
    String[] words = command.split(" ", -1);
    LabProcess process = relay.asked().command(Arrays.copyOfRange(words, 1, words.length));
    process.awaitEnd();
    return usual(process.output());
  }

  /** The output as it is where the socket is where it usually is. */
  String usual(String output) {
    return output.replace(relay.asked().socket().toString(), "/run/relay6/admin.sock");
  }

  /** A client of that number asks whoever is there. */
  void solicit(int number) {
    client.send(GROUP, 547, solicited(number));
  }

  private static String solicited(int number) {
    return "01%06x".formatted(number) + duid(1, number) + SOLICITED;
  }

  /** A client of that number takes an address from alpha. */
  void lease(int number) {
    solicit(number);
    offerOfAlpha(number);
    request(number);
  }

  /** It requests one from alpha and gets it, whatever was offered. */
  void request(int number) {
    String request =
        "03%06x".formatted(0x10000 + number) + ofAlpha(number) + address(PART_OF_ALPHA + number);
    client.send(GROUP, 547, request);
    answer(alpha, request, "07" + request.substring(2));
  }

  /** A client of that number wants the address of a server that nobody has configured. */
  void requestFromStranger(int number) {
    client.send(
        GROUP,
        547,
        "03%06x".formatted(0x20000 + number)
            + duid(1, number)
            + duid(2, 0xff)
            + address(PART_OF_ALPHA + number));
  }

  /** Alpha offers that client something. */
  void offerOfAlpha(int number) {
    answer(alpha, solicited(number), offer(number));
  }

  /** Beta offers that client something of its own part of the prefix, less preferred. */
  void offerOfBeta(int number) {
    answer(
        beta,
        solicited(number),
        "02%06x".formatted(number)
            + duid(1, number)
            + duid(2, 2)
            + LESS_PREFERRED
            + address(PART_OF_BETA + number));
  }

  /** A server has no address for that client: alpha, or else beta. */
  void refuse(boolean isAlpha, int number) {
    answer(
        isAlpha ? alpha : beta,
        solicited(number),
        "02%06x".formatted(number) + duid(1, number) + duid(2, isAlpha ? 1 : 2) + NO_ADDRESSES);
  }

  private static String offer(int number) {
    return "02%06x".formatted(number)
        + ofAlpha(number)
        + PREFERENCE
        + address(PART_OF_ALPHA + number);
  }

  private static String ofAlpha(int number) {
    return duid(1, number) + duid(2, 1);
  }

  /** The option Client Identifier, 1, or Server Identifier, 2. */
  private static String duid(int option, int number) {
    return "%04x000a0003000102000000%02x%02x".formatted(option, option, number);
  }

  private static String address(long interfaceId) {
    return "0003002800000007"
        + "0000001e0000003c"
        + "00050018"
        + "20010db800010001%016x".formatted(interfaceId)
        + "0000005a00000e10";
  }

  private void answer(UdpPeer server, String question, String answer) {
    String forward = Frames.awaitRelayed(server, question);
    server.send("2001:db8:a::1", 547, Frames.answer(forward, answer));
    client.awaitReceived(answer);
  }

  /** What is asserted of one output, once. */
  void assertSays(int section, String command, String output, String expected) {
    String said = says(section, command, usual(output)).orElse("");
    assertTrue(said.contains(expected), said + " of\n" + output);
  }

  @Override
  public void close() {
    network.close();
  }
}
