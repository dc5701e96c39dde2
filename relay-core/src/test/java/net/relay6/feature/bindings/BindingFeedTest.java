package net.relay6.feature.bindings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import net.relay6.agent.extension.OutcomeQueue;
import net.relay6.bindings.Binding;
import net.relay6.bindings.BindingBook;
import net.relay6.bindings.BookClock;
import net.relay6.testing.InventedInterfaces;
import net.relay6.testing.RelayBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of relayed messages reaches the book. */
class BindingFeedTest {

  private static final String SETTINGS =
      """
      relay6 {
        servers { alpha { address = "2001:db8:a::2" } }
        link-defaults { client-rate = null, link-rate = null }
        links = [ { interface = eth1, downstream-relays = [ "fe80::/10" ] } ]
      }
      """;

  private static final String CLIENT = "fe80::200:ff:fe00:1";
  private static final String CLIENT_ID = option(1, "00030001020000000001");
  private static final String SERVER_ID = option(2, "00030001020000000a0a");
  private static final String PREFIX =
      option(26, "00000e10 00001c20 38 20010db8000801000000000000000000");
  private static final String IA_PD = option(25, "00000007 00000000 00000000" + PREFIX);

  private final AtomicLong seconds = new AtomicLong(1000);
  private final BindingBook book =
      new BindingBook(new BookClock(() -> Instant.ofEpochSecond(seconds.get()), this::nanos), 100);
  private final OutcomeQueue queue = new OutcomeQueue(4096);
  private final BindingFeed feed = new BindingFeed(queue, book);
  private final RelayBench relay =
      new RelayBench(
          SETTINGS,
          InventedInterfaces.of("eth1 2 up 1500 2001:db8:1:1::1/64 fe80::ff/64"),
          List.of(new BindingTap(queue, this::nanos)));

  private long nanos() {
    return TimeUnit.SECONDS.toNanos(seconds.get());
  }

  private static String option(int code, String data) {
    String octets = data.replace(" ", "");
    return "%04x%04x%s".formatted(code, octets.length() / 2, octets);
  }

  private static byte[] octets(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static byte[] toRelay(String peer, String message) {
    return octets(
        "0d00 20010db8000100010000000000000001"
            + peer
            + option(18, "65746831")
            + option(9, message));
  }

  private static byte[] toClient(String message) {
    return toRelay("fe80000000000000020000fffe000001", message);
  }

  private List<String> rows() {
    feed.drain();
    List<String> rows = new ArrayList<>();
    book.forEach(binding -> rows.add(row(binding)));
    return rows;
  }

  private String row(Binding binding) {
    return "%s %s of %s on %s from %s at %s until %s"
        .formatted(
            binding.kind(),
            binding.key().prefix(),
            binding.key().client().toHex(),
            binding.key().link(),
            binding.claims().getFirst().server(),
            binding.peer(),
            book.clock().instant(binding.validUntilMillis()).getEpochSecond());
  }

  @Test
  void aDeliveredReplyGrantsAndTheClientsReleaseEndsIt() {
    relay.receiveFromServer("alpha", toClient("07 0a0b0c" + CLIENT_ID + SERVER_ID + IA_PD));
    assertEquals(
        List.of(
            "DELEGATED_PREFIX 2001:db8:8:100::/56 of 00030001020000000001 on eth1 from alpha at"
                + " fe80::200:ff:fe00:1 until 8200"),
        rows());
    relay.receiveOnLink("eth1", CLIENT, 546, octets("08 0a0b0d" + CLIENT_ID + SERVER_ID + IA_PD));
    assertEquals(List.of(), rows());
  }

  @Test
  void timesAreThoseOfTheRelayingAndNotOfTheDraining() {
    relay.receiveFromServer("alpha", toClient("07 0a0b0c" + CLIENT_ID + SERVER_ID + IA_PD));
    seconds.addAndGet(100);
    assertTrue(rows().getFirst().endsWith("until 8200"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a REPLY without client,      0d, 07 0a0b0c, false",
    "an ADVERTISE,                02, 02 0a0b0c, true",
    "a RECONFIGURE,               10, 0a 0a0b0c, true"
  })
  void otherMessagesGrantNothing(String what, String type, String start, boolean hasClient) {
    relay.receiveFromServer(
        "alpha", toClient(start + (hasClient ? CLIENT_ID : "") + SERVER_ID + IA_PD));
    assertEquals(List.of(), rows());
  }

  @Test
  void aClientBehindAnotherRelayHasThatRelayAsItsPeer() {
    String nested =
        "0d00 20010db8000100020000000000000001 fe80000000000000020000fffe000009"
            + option(9, "07 0a0b0c" + CLIENT_ID + SERVER_ID + IA_PD);
    relay.receiveFromServer("alpha", toRelay("fe80000000000000020000fffe000002", nested));
    assertTrue(rows().getFirst().contains(" on eth1 from alpha at fe80::200:ff:fe00:2 "));
  }

  @Test
  void whatDoesNotFitIntoTheQueueMakesTheBookIncomplete() {
    byte[] reply = toClient("07 0a0b0c" + CLIENT_ID + SERVER_ID + IA_PD);
    for (int count = 0; count < 8; count++) {
      relay.receiveFromServer("alpha", reply);
    }
    feed.drain();
    assertEquals(Optional.empty(), book.incompleteSince());
    for (int count = 0; count < 64; count++) {
      relay.receiveFromServer("alpha", reply);
    }
    feed.drain();
    assertEquals(Optional.of(Instant.ofEpochSecond(1000)), book.incompleteSince());
  }
}
