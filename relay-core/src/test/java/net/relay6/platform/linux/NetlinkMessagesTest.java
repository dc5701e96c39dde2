package net.relay6.platform.linux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.relay6.fixtures.random.Seeded;
import net.relay6.platform.NetworkLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Octets as a kernel sent them, cut to what matters; VLANs and wireless by its headers. */
class NetlinkMessagesTest {

  private static final String HEADER = "00000000000000000000";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "an interface | 1000 0000 0000 0100 03000000 43100100 00000000"
            + " 0900 0300 6c616e3000000000 0800 0400 dc050000 0a00 0100 0200000000010000"
            + " | link lan0 3 up 1500 02:00:00:00:00:01",
        "one that is down | 1000 0000 0000 0100 03000000 02100000 ffffffff"
            + " 0900 0300 6c616e3000000000 0800 0400 dc050000 | link lan0 3 down 1500",
        "one that is up without a carrier | 1000 0000 0000 0100 03000000 03100000 00000000"
            + " 0900 0300 6c616e3000000000 0800 0400 dc050000 | link lan0 3 down 1500",
        "the loopback, whose hardware address is none | 1000 0000 0000 0403 01000000 49000100 00000000"
            + " 0700 0300 6c6f0000 0800 0400 00000100 0a00 0100 0000000000000000 | link lo 1 up 65536",
        "InfiniBand, whose hardware address of 20 octets is none | 1000 0000 0000 2000 03000000 43100100 00000000"
            + " 0800 0300 69623000 0800 0400 fc070000"
            + " 1800 0100 80000048fe8000000000000002c90300 00000001 | link ib0 3 up 2044",
        "an Ethernet address that is too long | 1000 0000 0000 0100 03000000 43100100 00000000"
            + " 0900 0300 6c616e3000000000 0800 0400 dc050000 0c00 0100 0200000000010203"
            + " | link lan0 3 up 1500",
        "a VLAN | 1000 0000 0000 0100 07000000 43100100 00000000"
            + " 0c00 0300 766c616e31303000 0800 0400 dc050000"
            + " 2800 1280 0900 0100 766c616e00000000 1800 0280 0600 0100 64000000 0c00 0200 0100000000000000"
            + " | link vlan100 7 up 1500 vlan 100",
        "a port of a bridge | 1000 0000 0000 0100 07000000 43100100 00000000"
            + " 0900 0300 6c616e3000000000 0800 0400 dc050000"
            + " 1000 1280 0b00 0400 6272696467650000 | link lan0 7 up 1500 port",
        "a member of a VRF | 1000 0000 0000 0100 07000000 43100100 00000000"
            + " 0900 0300 6c616e3000000000 0800 0400 dc050000"
            + " 0c00 1280 0800 0400 76726600 | link lan0 7 up 1500",
        "another kind with an attribute 1 | 1000 0000 0000 0100 07000000 43100100 00000000"
            + " 0900 0300 6c616e3000000000 0800 0400 dc050000"
            + " 1c00 1280 0900 0100 6d616376 00000000 0c00 0280 0600 0100 0100 0000"
            + " | link lan0 7 up 1500",
        "one that joins a bridge | 1000 0000 0700 0100 03000000 43100000 00000000"
            + " 0900 0300 6c616e3700000000 0800 0400 dc050000 | ",
        "one that leaves a bridge | 1100 0000 0700 0100 03000000 43100000 00000000"
            + " 0900 0300 6c616e3700000000 | ",
        "one that is gone | 1100 0000 0000 0100 03000000 02100000 ffffffff"
            + " 0900 0300 6c616e3700000000 | gone 3",
        "news of a wireless interface | 1000 0000 0000 0100 03000000 43100100 00000000"
            + " 0900 0300 776c616e30000000 0c00 0b00 0c00 1b8b 00000000 | ",
        "an address | 1400 0000 0a40 80fd 03000000"
            + " 1400 0100 fe80000000000000 0000 00fffe000001 0800 0800 80000000"
            + " | address 3 fe80::ff:fe00:1/64 STABLE",
        "a tentative one | 1400 0000 0a40 c0fd 03000000"
            + " 1400 0100 fe80000000000000 0000 00fffe000001 0800 0800 c0000000"
            + " | address 3 fe80::ff:fe00:1/64 TENTATIVE",
        "one that nobody prefers | 1400 0000 0a80 6000 03000000"
            + " 1400 0100 20010db8000100000000000000000001 0800 0800 20000000"
            + " | address 3 2001:db8:1::1/128 DEPRECATED",
        "one without the longer flags | 1400 0000 0a40 0100 03000000"
            + " 1400 0100 20010db8000100000000000000000001 | address 3 2001:db8:1::1/64 TEMPORARY",
        "one of two ends | 1400 0000 0a80 8200 03000000"
            + " 1400 0200 20010db8000100000000000000000002 1400 0100 20010db8000100000000000000000003"
            + " 0800 0800 82000000 | address 3 2001:db8:1::2/128 STABLE",
        "one that is gone from an interface | 1500 0000 0a80 8200 03000000"
            + " 1400 0200 20010db8000100000000000000000002 1400 0100 20010db8000100000000000000000003"
            + " | no address 3 2001:db8:1::2",
        "an IPv4 address | 1400 0000 0218 8000 03000000 0800 0100 c0000201 | ",
        "the end of a table | 0300 0200 00000000 | done 0",
        "the end of one that changed meanwhile | 0300 1200 00000000 | interrupted 0, done 0",
        "an answer | 0200 0000 00000000 14000000 0300 0100 01000000 00000000 | answer 0 errno 0",
        "a refusal | 0200 0000 ffffffff 14000000 0300 0100 01000000 00000000 | answer 0 errno 1",
        "a way | 1800 0000 0a808000 fe030001 00000000 0800 0f00 fe000000"
            + " 1400 0100 20010db8000000000000000000000001 0800 0400 04000000 | way 0 by [4]",
        "a way and its source | 1800 0000 0a808000 fe030001 00000000 0800 0400 04000000"
            + " 1400 0700 20010db8000a00000000000000000001 | way 0 by [4] from 2001:db8:a::1",
        "a source that is no IPv6 address | 1800 0000 0a808000 fe030001 00000000"
            + " 0800 0400 04000000 0800 0700 c0000201 | way 0 by [4]",
        "no way | 1800 0000 0a808000 fe030007 00000000 | way 0 by []",
        "a way with two next hops | 1800 0000 0a400000 fe030001 00000000"
            + " 3c00 0900 1c00 0000 06000000 1400 0500 20010db8000200000000000000000009"
            + " 1c00 0000 04000000 1400 0500 20010db8000100000000000000000009 | way 0 by [4, 6]",
        "a way whose next hop runs past the end | 1800 0000 0a400000 fe030001 00000000"
            + " 0c00 0900 0900 0000 06000000 | doubt",
        "a way with a next hop shorter than it can be | 1800 0000 0a400000 fe030001 00000000"
            + " 1000 0900 0700 0000 06000000 00000000 | doubt",
        "a way cut short | 1800 0000 0a808000 | doubt",
        "a way whose attributes run past the end | 1800 0000 0a808000 fe030001 00000000 0900 0400 04000000"
            + " | doubt",
        "a table of neighbours | 4000 0200 0a000000 1000 0100 6e646973635f636163686500 0800 0200 80000000"
            + " 0800 0300 00020000 0800 0400 00040000 2400 0500 1000 5801 fe030000 4c7b0600 ec6c0000"
            + " e30ea108 ff070000 00000000 00000000 5c00 0700 374b000000000000 354b000000000000"
            + " 0800000000000000 0400000000000000 db14000000000000 8406000000000000 0c01000000000000"
            + " 8f00000000000000 3200000000000000 bd00000000000000 1100000001000000"
            + " | neighbours 0: 1022 of 1024, refused 4294967313",
        "one of a kernel that does not count what it refuses | 4000 0200 0a000000 0800 0400 00040000"
            + " 2400 0500 1000 5801 02000000 4c7b0600 ec6c0000 e30ea108 ff070000 00000000 00000000"
            + " 5400 0700 374b000000000000 354b000000000000 0800000000000000 0400000000000000"
            + " db14000000000000 8406000000000000 0c01000000000000 8f00000000000000 3200000000000000"
            + " bd00000000000000 | neighbours 0: 2 of 1024",
        "what it has for one interface | 4000 0200 0a000000 1000 0100 6e646973635f636163686500"
            + " 1400 0600 0800 0100 01000000 0800 0200 01000000 | ",
        "a table of IPv4 neighbours | 4000 0200 02000000 0800 0400 00040000"
            + " 2400 0500 0400 5001 02000000 4c7b0600 ec6c0000 e30ea108 ff070000 00000000 00000000 | ",
        "one without a number of entries | 4000 0200 0a000000 0800 0400 00040000 0800 0500 1000 5801 | ",
        "a table of neighbours cut short | 4000 0200 0a00 | doubt",
        "one whose attributes run past the end | 4000 0200 0a000000 0900 0400 00040000 | doubt",
        "lost messages | 0400 0000 | doubt",
        "a type nobody knows | 7000 0000 01020304 | ",
        "an interface cut short | 1000 0000 0000 0100 | doubt",
        "an interface gone, cut short | 1100 0000 0000 | doubt",
        "an address cut short | 1400 0000 0a40 | doubt",
        "an attribute that runs past the end | 1400 0000 0a40 0000 03000000 1500 0100 fe80 | doubt",
        "an attribute shorter than its header | 1000 0000 0000 0100 03000000 43100100 00000000"
            + " 0300 0300 | doubt",
        "an address of four octets | 1400 0000 0a40 0000 03000000 0800 0100 c0000201 | doubt",
        "a prefix length above 128 | 1400 0000 0a81 8000 03000000"
            + " 1400 0100 20010db8000100000000000000000001 | doubt",
        "an answer cut short | 0200 0000 0000 | doubt"
      })
  void readsAMessage(String title, String message, String news) {
    assertNotNull(title);
    assertEquals(news == null ? "" : news, told(message(message)));
  }

  @Test
  void readsAllMessagesOfADatagram() {
    String gone = message("1100 0000 0000 0100 03000000 02100000 ffffffff");
    assertEquals("gone 3, gone 3", told(gone + gone));
    assertEquals("gone 3, doubt", told(gone + "1400"));
    assertEquals("gone 3, doubt", told(gone + "ff" + gone.substring(2)));
    assertEquals("doubt", told("0f000000" + gone.substring(8)));
  }

  @Test
  void readsTheMessagesOfARealKernel() throws IOException {
    assertEquals(
        """
        link lo 1 up 65536
        link far 2 up 1500 02:00:00:00:00:02
        link lan0 3 up 1500 02:00:00:00:00:01
        done 7
        address 1 ::1/128 STABLE
        address 2 fe80::ff:fe00:2/64 STABLE
        address 3 2001:db8:1::1/64 TENTATIVE
        address 3 fe80::ff:fe00:1/64 STABLE
        done 7
        """,
        dump().stream().map(line -> told(line) + "\n").collect(Collectors.joining()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void believesNothingThatRunsPastTheEnd(Seeded random) throws IOException {
    List<String> dump = dump();
    for (int time = 0; time < 200; time++) {
      byte[] octets = HexFormat.of().parseHex(random.pick(dump));
      for (int change = 0; change <= random.below(4); change++) {
        octets[random.below(octets.length)] = random.octets(1)[0];
      }
      ByteBuffer cut = ByteBuffer.wrap(octets, 0, random.below(octets.length) + 1).slice();
      NetlinkTableSync.Table table = new NetlinkTableSync.Table();
      NetlinkMessages.parse(cut.order(ByteOrder.LITTLE_ENDIAN)).forEach(table::apply);
      table.takeSnapshot();
    }
  }

  static List<Seeded> seeds() {
    return IntStream.range(0, 50).mapToObj(Seeded::new).toList();
  }

  /** A whole message: type and flags, which {@code text} begins with, stand behind the length. */
  private static String message(String text) {
    String octets = text.replace(" ", "");
    int length = 16 + (octets.length() - 8) / 2;
    String message =
        "%02x%02x0000".formatted(length & 0xff, length >> 8)
            + octets.substring(0, 8)
            + HEADER.substring(0, 16)
            + octets.substring(8);
    return message + "00".repeat(-length & 3);
  }

  private static String told(String hex) {
    ByteBuffer octets = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    return NetlinkMessages.parse(octets.order(ByteOrder.LITTLE_ENDIAN)).stream()
        .map(NetlinkMessagesTest::text)
        .collect(Collectors.joining(", "));
  }

  private static String text(NetlinkEvent event) {
    return switch (event) {
      case NetlinkEvent.LinkPresent(NetworkLink link) ->
          "link %s %d %s %d"
                  .formatted(link.name(), link.index(), link.up() ? "up" : "down", link.mtu())
              + link.linkLayerAddress().map(address -> " " + address).orElse("")
              + link.vlan().map(id -> " vlan " + id).orElse("")
              + (link.port() ? " port" : "");
      case NetlinkEvent.LinkRemoved(int index) -> "gone " + index;
      case NetlinkEvent.AddressPresent(int index, var assigned) ->
          "address %d %s/%d %s"
              .formatted(index, assigned.address(), assigned.prefixLength(), assigned.state());
      case NetlinkEvent.AddressRemoved(int index, var address) ->
          "no address " + index + " " + address;
      case NetlinkEvent.DumpDone(int sequence) -> "done " + sequence;
      case NetlinkEvent.DumpInterrupted(int sequence) -> "interrupted " + sequence;
      case NetlinkEvent.Acknowledgement(int sequence, int errno) ->
          "answer " + sequence + " errno " + errno;
      case NetlinkEvent.RouteFound(int sequence, var route) ->
          "way %d by %s".formatted(sequence, route.interfaces())
              + route.source().map(source -> " from " + source).orElse("");
      case NetlinkEvent.Neighbours(int sequence, var count) ->
          "neighbours %d: %d of %d".formatted(sequence, count.entries(), count.limit())
              + (count.refused().isPresent() ? ", refused " + count.refused().getAsLong() : "");
      case NetlinkEvent.ResyncNeeded _ -> "doubt";
    };
  }

  private static List<String> dump() throws IOException {
    try (InputStream stream = NetlinkMessagesTest.class.getResourceAsStream("/route/dump.txt")) {
      String text = new String(Objects.requireNonNull(stream).readAllBytes(), UTF_8);
      return Arrays.stream(
              text.lines()
                  .filter(line -> !line.startsWith("#"))
                  .map(String::strip)
                  .collect(Collectors.joining())
                  .split("\\."))
          .toList();
    }
  }
}
