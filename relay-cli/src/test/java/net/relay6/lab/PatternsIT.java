package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Pattern;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.Namespace;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Links by pattern, whose interfaces come, go, and change their names and addresses. */
@LabTest
class PatternsIT {

  private static final String GROUP = "ff02::1:2%eth0";

  private final TwoServers network = new TwoServers();
  private final Path socket = network.lab().file("admin").resolve("relay6.sock");
  private final AdminQuery asked = new AdminQuery(network.relay(), socket);
  private final UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
  private final LabProcess relay =
      RelayProcess.start(
          network.relay(),
          network
              .lab()
              .write(
                  "relay6.conf",
                  """
                  relay6 {
                    servers { alpha { address = "2001:db8:a::2" } }
                    links = [ { interface = "lan*", exclude = [ lan1, "lan9?" ] }, { interface = "ppp*" } ]
                    admin { socket = "%s" }
                  }
                  """
                      .formatted(socket)));

  private int machines;

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void servesWhatThePatternFitsAndNothingThatItExcludes() {
    UdpPeer excluded = UdpPeer.open(connect("lan99"), 546);
    UdpPeer meant = UdpPeer.open(connect("lan2"), 546);
    relay.awaitLine("link lan2: open,");
    excluded.send(GROUP, 547, "01000001");
    UdpPeer.open(network.client1(), 546).send(GROUP, 547, "01000002");
    meant.send(GROUP, 547, "01000003");
    UdpPeer.open(network.client0(), 546).send(GROUP, 547, "01000004");
    Frames.awaitRelayed(alpha, "01000003");
    Frames.awaitRelayed(alpha, "01000004");
    assertEquals(2, alpha.received().size(), alpha.received().toString());
    assertFalse(relay.output().contains("lan99"), relay.output());
    assertFalse(relay.output().contains("lan1:"), relay.output());
  }

  @Test
  void anInterfaceThatAppearsLaterIsServedItsEndIsLoggedOnceAndItsReturnIsServedAgain() {
    UdpPeer client = UdpPeer.open(connect("lan2"), 546);
    relay.awaitLine("link lan2: open,");
    client.send(GROUP, 547, "01000001");
    Frames.awaitRelayed(alpha, "01000001");

    network.relay().sh("ip link del lan2");
    relay.awaitLine("link lan2: gone, .*; its last address was 2001:db8:1:9::1\n");
    awaitLinks("(?s)(?!.*\"lan2\").*\"lan0\".*");

    UdpPeer next = UdpPeer.open(connect("lan2"), 546);
    relay.awaitLines(2, "link lan2: open,");
    next.send(GROUP, 547, "01000002");
    String forward = Frames.awaitRelayed(alpha, "01000002");
    alpha.send("2001:db8:a::1", 547, Frames.answer(forward, "02000002"));
    next.awaitReceived("02000002");
    assertEquals(1, count("link lan2: gone"), relay.output());
  }

  @Test
  void aRenamedInterfaceLeavesThePatternAndEntersItByItsNewName() {
    UdpPeer client = UdpPeer.open(connect("lan2"), 546);
    relay.awaitLine("link lan2: open,");
    rename("lan2", "core2");
    relay.awaitLine("link lan2: gone");
    client.send(GROUP, 547, "01000001");
    UdpPeer.open(network.client0(), 546).send(GROUP, 547, "01000002");
    Frames.awaitRelayed(alpha, "01000002");
    assertEquals(1, alpha.received().size(), alpha.received().toString());

    rename("core2", "ppp7");
    relay.awaitLine("link ppp7: open,");
    client.send(GROUP, 547, "01000003");
    String forward = Frames.awaitRelayed(alpha, "01000003");
    assertTrue(forward.contains("00120004" + hex("ppp7")), forward);
    alpha.send("2001:db8:a::1", 547, Frames.answer(forward, "02000003"));
    client.awaitReceived("02000003");
  }

  @Test
  void theNextMessageIsNamedByTheAddressTheLinkHasNow() {
    UdpPeer client = UdpPeer.open(network.client0(), 546);
    client.send(GROUP, 547, "01000001");
    assertLinkAddress("20010db8000100010000000000000001", "01000001");

    network.relay().addAddress("lan0", "2001:db8:1:7::1/64");
    network.relay().sh("ip -6 addr del 2001:db8:1:1::1/64 dev lan0");
    network.relay().sh("ip -6 addr del 2001:db8:1:5::1/64 dev lan0");
    relay.awaitLine("link lan0: link-address is now 2001:db8:1:7::1, was ");
    client.send(GROUP, 547, "01000002");
    assertLinkAddress("20010db8000100070000000000000001", "01000002");

    network.relay().sh("ip -6 addr del 2001:db8:1:7::1/64 dev lan0");
    relay.awaitLine("link lan0: waiting, the interface has no stable global address");
    awaitLinks(waiting("lan0", "the interface has no stable global address to use .*"));
    network.relay().addAddress("lan0", "2001:db8:1:8::1/64");
    relay.awaitLines(2, "link lan0: open,");
    client.send(GROUP, 547, "01000003");
    assertLinkAddress("20010db8000100080000000000000001", "01000003");
  }

  @Test
  void everyStateIsShownWithItsReasonAndSinceWhen() {
    awaitLinks(waiting("ppp\\*", "no interface matches the pattern"));
    network.relay().sh("ip link set lan0 down");
    awaitLinks(waiting("lan0", "the interface is down"));
    LabProcess table = asked.command("links");
    assertEquals(0, table.awaitEnd());
    assertTrue(
        table.output().matches("(?s).*\nlan0 +waiting +\\d+s .* the interface is down\n.*"),
        table.output());
    assertTrue(
        table.output().matches("(?s).*\nppp\\* +waiting +\\d.* no interface matches the pattern\n"),
        table.output());
  }

  /** An interface of that name that leads to a new machine, with an address. */
  private Namespace connect(String name) {
    machines++;
    Namespace machine = network.lab().machine("late" + machines);
    network.lab().connect(network.relay(), name, machine, "eth0");
    network.relay().addAddress(name, "2001:db8:1:9::1/64");
    return machine;
  }

  private void rename(String name, String next) {
    network.relay().sh("ip link set " + name + " down");
    network.relay().sh("ip link set " + name + " name " + next);
    network.relay().sh("ip link set " + next + " up");
    network.relay().awaitLinkLocal(next);
    network.relay().addAddress(next, "2001:db8:1:9::1/64");
  }

  private void assertLinkAddress(String hex, String message) {
    String forward = Frames.awaitRelayed(alpha, message);
    assertEquals(hex, forward.substring(2 * 2, 18 * 2));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String waiting(String name, String reason) {
    return "(?s).*\"name\" : \"%s\",\\s+\"state\" : \"waiting\",\\s+\"reason\" : \"%s\",\\s+\"since\" : \"20\\S+Z\".*"
        .formatted(name, reason);
  }

  private void awaitLinks(String expression) {
    Pattern pattern = Pattern.compile(expression);
    Await.until(
        () -> pattern.matcher(asked.overSocket("/links")).matches(),
        () -> expression + "\n" + asked.overSocket("/links"));
  }

  private long count(String text) {
    return Pattern.compile(Pattern.quote(text)).matcher(relay.output()).results().count();
  }
}
