package net.relay6.platform.linux.port;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Coverage-guided fuzzing of the kernel's list of sockets. In the normal build the inputs found so
 * far are replayed; to explore:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl relay-core -am test -Dtest=UdpSocketDumpFuzzTest#lists
 *     -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class UdpSocketDumpFuzzTest {

  private static final int ENTRY_LENGTH = 16 + 72;

  @FuzzTest(maxDuration = "10m")
  void lists(byte[] octets) {
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      int count =
          UdpSocketDump.parse(ByteBuffer.wrap(octets).order(order)).map(List::size).orElse(0);
      assertTrue(count <= octets.length / ENTRY_LENGTH);
    }
  }
}
