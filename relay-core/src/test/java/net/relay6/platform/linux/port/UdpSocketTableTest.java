package net.relay6.platform.linux.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteOrder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of {@code /proc/net/udp6}, as a kernel of little-endian order writes them. */
class UdpSocketTableTest {

  @BeforeEach
  void isLittleEndian() {
    assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "the head | sl  local_address  remote_address  st tx_queue rx_queue tr tm->when retrnsmt"
            + "   uid  timeout inode ref pointer drops | ''",
        "any address | 3401: 00000000000000000000000000000000:0223 00000000000000000000000000000000:0000"
            + " 07 00000000:00000000 00:00000000 00000000   113        0 48213 2 0000000000000000 0"
            + " | :: to :: user 113 inode 48213",
        "a group | 3401: 000002FF000000000000000002000100:0223 00000000000000000000000000000000:0000"
            + " 07 00000000:00000000 00:00000000 00000000     0        0 48214 2 0000000000000000 0"
            + " | ff02::1:2 to :: user 0 inode 48214",
        "one that is connected | 3401: B80D012000000A000000000001000000:0223"
            + " B80D012000000A000000000002000000:0223"
            + " 01 00000000:00000000 00:00000000 00000000 65534        0 48215 2 0000000000000000 0"
            + " | 2001:db8:a::1 to 2001:db8:a::2 user 65534 inode 48215",
        "another port | 3400: 00000000000000000000000000000000:0222 00000000000000000000000000000000:0000"
            + " 07 00000000:00000000 00:00000000 00000000     0        0 48216 2 0000000000000000 0 | ''",
        "a line cut short | 3401: 00000000000000000000000000000000:0223 00000000 | ''",
        "a short address | 3401: 0000:0223 00000000000000000000000000000000:0000"
            + " 07 00000000:00000000 00:00000000 00000000     0        0 48217 2 0000000000000000 0 | ''",
        "no hexadecimal | 3401: 0000000000000000000000000000000x:0223"
            + " 00000000000000000000000000000000:0000"
            + " 07 00000000:00000000 00:00000000 00000000     0        0 48217 2 0000000000000000 0 | ''",
        "nothing | '' | ''"
      })
  void tells(String what, String line, String expected) {
    assertEquals(
        expected,
        UdpSocketTable.parse(Stream.of(line), 547).stream()
            .map(socket ->
                "%s to %s user %d inode %d"
                    .formatted(socket.local(), socket.remote(), socket.uid(), socket.inode()))
            .collect(Collectors.joining(", ")),
        what);
  }
}
