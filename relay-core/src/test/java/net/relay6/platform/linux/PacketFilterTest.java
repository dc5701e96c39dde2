package net.relay6.platform.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import net.relay6.platform.linux.PacketFilter.Instruction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketFilterTest {

  private static final String SOURCE = "fe800000000000000000000000000001";
  private static final String GROUP = "ff020000000000000000000000010002";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a message for port 547        | 86dd | 11 | 0222 0223 0034 0000       | 40",
        "one for port 546              | 86dd | 11 | 0223 0222 0034 0000       | 0",
        "TCP for port 547              | 86dd | 06 | 0222 0223 0034 0000       | 0",
        "IPv4                          | 0800 | 11 | 0222 0223 0034 0000       | 0",
        "the first fragment of one     | 86dd | 2c | 1100 0001 00000007 0222 0223 | 40",
        "the next fragment             | 86dd | 2c | 1100 0009 00000007 0222 0223 | 0",
        "a first fragment for port 546 | 86dd | 2c | 1100 0001 00000007 0223 0222 | 0",
        "a first fragment of TCP       | 86dd | 2c | 0600 0001 00000007 0222 0223 | 0",
        "a header that is cut short    | 86dd | 11 | 0222                      | 0",
        "a fragment that is cut short  | 86dd | 2c | 1100 0001                 | 0"
      })
  void letsThroughMessagesForPort547Alone(
      String what, String protocol, String nextHeader, String payload, int kept) {
    assertEquals(kept, run(protocol, nextHeader, GROUP, payload), what);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ff050000000000000000000000010003",
        "ff020000000000010000000000010002",
        "ff020000000000000000000100010002",
        "ff020000000000000000000000010003",
        "fe8000000000000000000000000000ff"
      })
  void letsNothingThroughThatGoesElsewhere(String destination) {
    assertEquals(0, run("86dd", "11", destination, "0222 0223 0034 0000"));
  }

  private static int run(String protocol, String nextHeader, String destination, String payload) {
    String packet = "60000000 0038 " + nextHeader + " ff " + SOURCE + destination + payload;
    return run(
        Integer.parseInt(protocol, 16),
        OptionalInt.empty(),
        HexFormat.of().parseHex(packet.replace(" ", "")));
  }

  @ParameterizedTest
  @CsvSource({"10, 0", "4094, 0", "0, 40", "8192, 40"})
  void takesPacketsOfAVlanForAnotherLinks(int tag, int kept) {
    String packet = "60000000 0038 11 ff " + SOURCE + GROUP + "0222 0223 0034 0000";
    assertEquals(
        kept, run(0x86dd, OptionalInt.of(tag), HexFormat.of().parseHex(packet.replace(" ", ""))));
  }

  /** What the kernel makes of the program: classic BPF, as far as it is used. */
  private static int run(int protocol, OptionalInt vlanTag, byte[] packet) {
    List<Instruction> program = PacketFilter.program();
    long accumulator = 0;
    for (int at = 0; ; at++) {
      Instruction step = program.get(at);
      switch (step.code()) {
        case 0x20, 0x28, 0x30 -> {
          int octets = step.code() == 0x20 ? 4 : step.code() == 0x28 ? 2 : 1;
          if (step.operand() == 0xfffff000) {
            accumulator = protocol;
          } else if (step.operand() == 0xfffff02c) {
            accumulator = vlanTag.orElse(0);
          } else if (step.operand() == 0xfffff030) {
            accumulator = vlanTag.isPresent() ? 1 : 0;
          } else if (step.operand() + octets > packet.length) {
            return 0;
          } else {
            accumulator = number(packet, step.operand(), octets);
          }
        }
        case 0x15 ->
            at += accumulator == (step.operand() & 0xffff_ffffL) ? step.ifTrue() : step.ifFalse();
        case 0x45 -> at += (accumulator & step.operand()) != 0 ? step.ifTrue() : step.ifFalse();
        case 0x54 -> accumulator &= step.operand();
        case 0x06 -> {
          return step.operand();
        }
        default -> throw new IllegalStateException("no such instruction: " + step);
      }
    }
  }

  private static long number(byte[] packet, int offset, int octets) {
    long number = 0;
    for (int index = offset; index < offset + octets; index++) {
      number = (number << 8) | (packet[index] & 0xff);
    }
    return number;
  }
}
