package net.relay6.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import net.relay6.counters.DropReason;
import net.relay6.counters.Outcome;
import net.relay6.testing.InventedInterfaces;
import net.relay6.testing.RelayBench;
import org.junit.jupiter.api.Test;

/** Another configuration takes the place of the first while messages are under way. */
class ReloadTest {

  private static final String CLIENT = "fe80::200:ff:fe00:1";
  private static final String SOLICIT = "01abcdef";
  private static final String BOTH =
      "servers { alpha { address = \"2001:db8:a::2\" }, beta { address = \"2001:db8:b::2\" } }";
  private static final String ALPHA = "servers { alpha { address = \"2001:db8:a::2\" } }";
  private static final String LINK = "links = [ { interface = lan0 } ]";
  private static final String RENAMED_ID =
      "links = [ { interface = lan0, interface-id = \"other\" } ]";

  private final InventedInterfaces interfaces = new InventedInterfaces();

  ReloadTest() {
    interfaces.apply("lan0 7 up 1500 fe80::1/64 2001:db8:1::1/64");
  }

  @Test
  void aServerThatIsGoneGetsNoCopiesAndItsAnswersAreDelivered() {
    RelayBench relay = relay(BOTH, LINK);
    forward(relay);
    relay.reload(text(ALPHA, LINK));
    assertEquals(Outcome.DELIVERED, relay.receiveUnicast("2001:db8:b::2", 547, answer("lan0")));
    assertEquals(1, relay.counters().server("beta").relayedResponses());
    relay.takeSent();
    assertEquals(Outcome.forwarded(1), forward(relay));
    relay.assertNothingLost();
  }

  @Test
  void aServerThatIsGoneIsBelievedOnlyByTheWayItHad() {
    interfaces.apply("lan1 8 up 1500 fe80::1/64 2001:db8:2::1/64");
    interfaces.apply("lan2 9 up 1500 fe80::1/64 2001:db8:3::1/64");
    RelayBench relay = relay(BOTH, "links = [ { interface = lan0 }, { interface = lan2 } ]");
    relay.route("2001:db8:b::2", List.of("lan2"));
    relay.reload(text(ALPHA, "links = [ { interface = \"lan*\" } ]"));
    for (String forged : List.of("lan0", "lan1")) {
      assertEquals(
          DropReason.RELAY_REPLY_FROM_CLIENT_LINK.outcome(),
          relay.receiveUnicast("2001:db8:b::2", 547, forged, answer("lan0")));
    }
    assertEquals(
        Outcome.DELIVERED, relay.receiveUnicast("2001:db8:b::2", 547, "lan2", answer("lan0")));
  }

  @Test
  void onceItHasBeenGoneForLongItIsAStranger() {
    RelayBench relay = relay(BOTH, LINK);
    relay.reload(text(ALPHA, LINK));
    relay.followInterfaces();
    assertEquals(
        DropReason.UNKNOWN_SERVER.outcome(),
        relay.receiveUnicast("2001:db8:b::2", 547, answer("lan0")));
  }

  @Test
  void aServerOfAnotherNameAtTheSameAddressIsTheOneThatCounts() {
    RelayBench relay = relay(BOTH, LINK);
    relay.reload(text(BOTH.replace("beta", "gamma"), LINK));
    assertEquals(Outcome.DELIVERED, relay.receiveUnicast("2001:db8:b::2", 547, answer("lan0")));
    assertEquals(1, relay.counters().server("gamma").relayedResponses());
    assertEquals(0, relay.counters().server("beta").relayedResponses());
  }

  @Test
  void anAnswerWithTheInterfaceIdTheLinkHadFindsTheLink() {
    RelayBench relay = relay(BOTH, LINK);
    relay.reload(text(BOTH, RENAMED_ID));
    assertEquals(Outcome.DELIVERED, relay.receiveFromServer("alpha", answer("lan0")));
    assertEquals(Outcome.DELIVERED, relay.receiveFromServer("alpha", answer("other")));
    relay.followInterfaces();
    assertEquals(
        DropReason.UNKNOWN_INTERFACE_ID.outcome(),
        relay.receiveFromServer("alpha", answer("lan0")));
  }

  @Test
  void whereAGroupIsGoneAnyoneMayStillAnswer() {
    RelayBench relay =
        relay("servers { group { address = \"ff05::1:3\", interfaces = [ lan0 ] } }", LINK);
    relay.reload(text(ALPHA, LINK));
    assertEquals(Outcome.DELIVERED, relay.receiveUnicast("2001:db8:c::9", 547, answer("lan0")));
    relay.followInterfaces();
    assertEquals(
        DropReason.UNKNOWN_SERVER.outcome(),
        relay.receiveUnicast("2001:db8:c::9", 547, answer("lan0")));
  }

  private RelayBench relay(String servers, String links) {
    RelayBench relay = new RelayBench(text(servers, links), interfaces, List.of());
    relay.stopClock();
    return relay;
  }

  private static String text(String servers, String links) {
    return "relay6 {\n" + servers + "\n" + links + "\n}\n";
  }

  private static Outcome forward(RelayBench relay) {
    return relay.receiveOnLink("lan0", CLIENT, 546, HexFormat.of().parseHex(SOLICIT));
  }

  /** A RELAY-REPL with that Interface-Id and an ADVERTISE of four octets. */
  private static byte[] answer(String interfaceId) {
    String id = HexFormat.of().formatHex(interfaceId.getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of()
        .parseHex(
            "0d0020010db8000100000000000000000001fe80000000000000020000fffe000001"
                + "0012%04x%s".formatted(interfaceId.length(), id)
                + "0009000402abcdef");
  }
}
