package net.relay6.transport.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.OptionalInt;
import net.relay6.transport.udp.SocketFilter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameFiltersTest {

  private static final String ETHERNET = "333300010002 020000000001 86dd";
  private static final String SOURCE = "fe800000000000000000000000000001";
  private static final String GLOBAL = "20010db8000000000000000000000001";
  private static final String GROUP = "ff020000000000000000000000010002";
  private static final String OWN = "fe8000000000000000000000000000fe";

  private static final int IPV6 = 0x86dd;
  private static final int MULTICAST = 2;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a message for port 547        | 86dd | 11 | 0222 0223 0034 0000          | 65535 | 62",
        "the longest that comes whole  | 86dd | 11 | 0222 0223 04d8 0000          | 65535 | 62",
        "one longer than that          | 86dd | 11 | 0222 0223 04d9 0000          | 62    | 62",
        "one for port 546              | 86dd | 11 | 0223 0222 0034 0000          | 0     | 0",
        "TCP for port 547              | 86dd | 06 | 0222 0223 0034 0000          | 0     | 0",
        "IPv4                          | 0800 | 11 | 0222 0223 0034 0000          | 0     | 0",
        "the first fragment of one     | 86dd | 2c | 1100 0001 00000007 0222 0223 | 70    | 70",
        "the next fragment             | 86dd | 2c | 1100 0009 00000007 0222 0223 | 0     | 0",
        "a first fragment for port 546 | 86dd | 2c | 1100 0001 00000007 0223 0222 | 0     | 0",
        "a first fragment of TCP       | 86dd | 2c | 0600 0001 00000007 0222 0223 | 0     | 0",
        "one whose length is zero      | 86dd | 11 | 0222 0223 0000 0000          | 62    | 62",
        "one with hop-by-hop options   | 86dd | 00 | 1100 0104 0000 0000          | 62    | 62",
        "one with destination options  | 86dd | 3c | 1100 0104 0000 0000          | 62    | 62",
        "a header that is cut short    | 86dd | 11 | 0222                         | 0     | 0",
        "a fragment that is cut short  | 86dd | 2c | 1100 0001                    | 0     | 0"
      })
  void packetSocketsTakeMessagesForPort547Alone(
      String what, String protocol, String nextHeader, String payload, int whole, int sender) {
    Packet packet =
        new Packet(Integer.parseInt(protocol, 16), MULTICAST, OptionalInt.empty())
            .of(nextHeader, SOURCE, GROUP, payload);
    assertEquals(whole, packet.keptBy(FrameFilters.MESSAGES), what);
    assertEquals(sender, packet.keptBy(FrameFilters.SENDERS), what);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ff050000000000000000000000010003",
        "ff020000000000010000000000010002",
        "ff020000000000000000000100010002",
        "ff020000000000000000000000010003"
      })
  void packetSocketsTakeNothingForOtherGroups(String destination) {
    Packet packet = packet().of("11", GLOBAL, destination, "0222 0223 0034 0000");
    assertEquals(0, packet.keptBy(FrameFilters.MESSAGES));
  }

  @ParameterizedTest
  @CsvSource({
    SOURCE + ", 0223 0223, 62",
    GLOBAL + ", 0223 0223, 0",
    SOURCE + ", 0223 0222, 0",
    "fec00000000000000000000000000001, 0223 0223, 0"
  })
  void ofUnicastTheyLearnWhereNeighboursAreThatSendToPort547(
      String source, String ports, int kept) {
    Packet packet = packet().of("11", source, OWN, ports + " 0034 0000");
    assertEquals(kept, packet.keptBy(FrameFilters.MESSAGES));
  }

  @ParameterizedTest
  @CsvSource({"10, 0", "4094, 0", "0, 65535", "8192, 65535"})
  void packetsOfAVlanAreAnotherLinks(int tag, int kept) {
    Packet packet =
        new Packet(IPV6, MULTICAST, OptionalInt.of(tag))
            .of("11", SOURCE, GROUP, "0222 0223 0034 0000");
    assertEquals(kept, packet.keptBy(FrameFilters.MESSAGES));
  }

  @ParameterizedTest
  @CsvSource({"0, 65535", "1, 65535", "2, 65535", "3, 0"})
  void framesForAnotherHostAreNotTaken(int packetType, int kept) {
    Packet packet =
        new Packet(IPV6, packetType, OptionalInt.empty())
            .of("11", SOURCE, GROUP, "0222 0223 0034 0000");
    assertEquals(kept, packet.keptBy(FrameFilters.MESSAGES));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "what packet sockets take whole      | 2 | 11 | 04d8 | 0",
        "what is longer                      | 2 | 11 | 04d9 | -1",
        "what has an extension header        | 2 | 00 | 0034 | -1",
        "what says that its length is zero   | 2 | 11 | 0000 | -1",
        "what this host has sent to the group | 5 | 11 | 0034 | -1"
      })
  void theUdpSocketTakesTheRemainder(
      String what, int packetType, String nextHeader, String length, int kept) {
    Packet packet =
        new Packet(IPV6, packetType, OptionalInt.empty())
            .of(nextHeader, SOURCE, GROUP, "0222 0223 " + length + " 0000");
    assertEquals(kept, packet.fromUdpHeader().keptBy(FrameFilters.REMAINDER), what);
  }

  private static Packet packet() {
    return new Packet(IPV6, MULTICAST, OptionalInt.empty());
  }

  /** What the kernel makes of a program: classic BPF, as far as it is used. */
  private static final class Packet {

    private static final int NETWORK_HEADER = 14;

    private final int protocol;
    private final int packetType;
    private final OptionalInt vlanTag;
    private byte[] octets = {};
    private int start;

    private Packet(int protocol, int packetType, OptionalInt vlanTag) {
      this.protocol = protocol;
      this.packetType = packetType;
      this.vlanTag = vlanTag;
    }

    private Packet of(String nextHeader, String source, String destination, String payload) {
      String ipv6 = "60000000 0038 " + nextHeader + " ff " + source + destination;
      octets = HexFormat.of().parseHex((ETHERNET + ipv6 + payload).replace(" ", ""));
      return this;
    }

    /** As a filter of a UDP socket sees it. */
    private Packet fromUdpHeader() {
      start = NETWORK_HEADER + 40;
      return this;
    }

    private int keptBy(SocketFilter filter) {
      long accumulator = 0;
      for (int at = 0; ; at++) {
        SocketFilter.Instruction step = filter.instructions().get(at);
        int code = step.code();
        if (code == 0x06) {
          return step.operand();
        } else if (code == 0x54) {
          accumulator &= step.operand() & 0xffff_ffffL;
        } else if (code == 0x20 || code == 0x28 || code == 0x30) {
          int length = code == 0x20 ? 4 : code == 0x28 ? 2 : 1;
          OptionalInt loaded = load(step.operand(), length);
          if (loaded.isEmpty()) {
            return 0;
          }
          accumulator = loaded.getAsInt() & 0xffff_ffffL;
        } else {
          at += holds(code, accumulator, step.operand()) ? step.ifTrue() : step.ifFalse();
        }
      }
    }

    private static boolean holds(int code, long accumulator, int operand) {
      return switch (code) {
        case 0x15 -> accumulator == (operand & 0xffff_ffffL);
        case 0x25 -> accumulator > (operand & 0xffff_ffffL);
        case 0x45 -> (accumulator & operand) != 0;
        default -> throw new IllegalStateException("no such instruction: " + code);
      };
    }

    private OptionalInt load(int offset, int length) {
      return switch (offset) {
        case 0xfffff000 -> OptionalInt.of(protocol);
        case 0xfffff004 -> OptionalInt.of(packetType);
        case 0xfffff02c -> OptionalInt.of(vlanTag.orElse(0));
        case 0xfffff030 -> OptionalInt.of(vlanTag.isPresent() ? 1 : 0);
        default ->
            number(offset < 0 ? offset - 0xfff00000 + NETWORK_HEADER : start + offset, length);
      };
    }

    private OptionalInt number(int from, int length) {
      if (from + length > octets.length) {
        return OptionalInt.empty();
      }
      int number = 0;
      for (int index = from; index < from + length; index++) {
        number = (number << 8) | (octets[index] & 0xff);
      }
      return OptionalInt.of(number);
    }
  }
}
