package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.load.AnsweringServer;
import net.relay6.fixtures.lab.load.LoadGenerator;
import net.relay6.fixtures.lab.load.Seen;
import net.relay6.fixtures.lab.real.TwoServers;

/**
 * Two servers that answer, alpha and beta, and clients on lan0 that send 5,000 messages a second.
 */
final class UnderLoad implements AutoCloseable {

  /** Messages a second. */
  static final int RATE = 5000;

  static final int ALPHA = 1;
  static final int BETA = 2;
  static final String ALPHA_ADDRESS = "2001:db8:a::2";
  static final String BETA_ADDRESS = "2001:db8:a::3";

  private final TwoServers network = new TwoServers();
  private final AnsweringServer alpha;
  private final AnsweringServer beta;

  UnderLoad() {
    alpha = AnsweringServer.start(network.alpha(), ALPHA_ADDRESS, ALPHA);
    beta = AnsweringServer.start(network.beta(), BETA_ADDRESS, BETA);
  }

  TwoServers network() {
    return network;
  }

  AnsweringServer alpha() {
    return alpha;
  }

  AnsweringServer beta() {
    return beta;
  }

  /** The clients of lan0; they send from now on. */
  LoadGenerator clients() {
    LoadGenerator clients = LoadGenerator.open(network.client0(), "eth0");
    clients.start(RATE);
    return clients;
  }

  /** Settings of a relay with those servers and links that lets its clients send what they like. */
  static String settings(String servers, String links) {
    return "relay6 {\n  link-defaults { client-rate = null, link-rate = null }\n  servers {\n"
        + servers
        + "\n  }\n  links = [\n"
        + links
        + "\n  ]\n}\n";
  }

  /** What names both servers. */
  static String bothServers() {
    return server("alpha", ALPHA_ADDRESS) + server("beta", BETA_ADDRESS);
  }

  static String server(String name, String address) {
    return "    " + name + " { address = \"" + address + "\" }\n";
  }

  /** Every message has had one answer of each of those servers. */
  static void assertAnswered(LoadGenerator clients, Integer... tags) {
    for (int tag : List.of(tags)) {
      Await.until(
          () -> clients.answersOf(tag).missing().isEmpty(),
          () -> "answers of " + tag + ": " + clients.answersOf(tag));
      assertEquals("-", clients.answersOf(tag).repeated().toString());
    }
  }

  /** Messages went astray, but none that was sent a second after {@code position}. */
  static void assertBack(Supplier<Seen> seen, int position) {
    assertBack(seen, position, RATE);
  }

  /** The same at another rate. What is still on its way when sending ends may arrive. */
  static void assertBack(Supplier<Seen> seen, int position, int rate) {
    Await.until(
        () -> seen.get().missing().last() <= position + rate,
        () -> "lost after " + position + ": " + seen.get().missing());
    Seen all = seen.get();
    assertTrue(all.missing().count() > 0, "nothing was lost, so nothing was tried");
    assertEquals("-", all.repeated().toString());
  }

  @Override
  public void close() {
    network.close();
  }
}
