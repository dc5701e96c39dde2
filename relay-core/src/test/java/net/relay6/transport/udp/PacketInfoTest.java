package net.relay6.transport.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Control messages as a little-endian kernel writes them. */
class PacketInfoTest {

  private static final String ADDRESS = "20010db8000a00000000000000000001";
  private static final String IN_BY_7 =
      "2400000000000000 29000000 32000000" + ADDRESS + "07000000 00000000";
  private static final String DROPPED_9 = "1400000000000000 01000000 28000000 09000000 00000000";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "alone                                | " + IN_BY_7 + " | 7",
        "behind another                       | " + DROPPED_9 + IN_BY_7 + " | 7",
        "before another                       | " + IN_BY_7 + DROPPED_9 + " | 7",
        "another alone                        | " + DROPPED_9 + " | 0",
        "of IPv4                              | 2400000000000000 00000000 32000000"
            + ADDRESS
            + "07000000 00000000 | 0",
        "cut short                            | 2400000000000000 29000000 32000000"
            + ADDRESS
            + " | 0",
        "shorter than it must be              | 2000000000000000 29000000 32000000"
            + ADDRESS
            + "07000000 00000000 | 0",
        "behind one shorter than its header   | 0f00000000000000 01000000 28000000"
            + IN_BY_7
            + " | 0",
        "behind one longer than all           | ffffffffffffff7f 01000000 28000000"
            + IN_BY_7
            + " | 0",
        "none                                 | '' | 0"
      })
  void tellsTheInterface(String title, String controls, int interfaceIndex) {
    assertNotNull(title);
    byte[] octets = HexFormat.of().parseHex(controls.replace(" ", ""));
    int before = Long.BYTES;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(before + octets.length + 64L, Long.BYTES);
      MemorySegment.copy(octets, 0, memory, ValueLayout.JAVA_BYTE, before, octets.length);
      assertEquals(
          interfaceIndex, MessageHeaders.PacketInfo.interfaceIndex(memory, before, octets.length));
    }
  }
}
