package net.relay6.platform.linux.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Octets as sock_diag(7) has them. */
class UdpSocketDumpTest {

  private static final String UNSPECIFIED = "0".repeat(32);
  private static final String DONE = "14000000 0300 0200 00000000 00000000 00000000";

  @Test
  void asksForAllSocketsOfThePort() {
    ByteBuffer request = UdpSocketDump.request(547);
    byte[] octets = new byte[request.remaining()];
    request.get(octets);
    assertEquals(
        ("48000000 1400 0103 00000000 00000000 0a110000 ffffffff 0223 0000" + "0".repeat(88))
            .replace(" ", ""),
        HexFormat.of().formatHex(octets));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "any address            | ::            | 0 | ::            | 113 | :: on 0 to :: user 113 inode 7",
        "one of an interface    | ff02::1:2     | 3 | ::            | 0   | ff02::1:2 on 3 to :: user 0 inode 7",
        "one that is connected  | 2001:db8:a::1 | 0 | 2001:db8:a::2 | 0   | 2001:db8:a::1 on 0 to 2001:db8:a::2 user 0 inode 7"
      })
  void tells(
      String what, String local, int interfaceIndex, String remote, int uid, String expected) {
    String entry =
        "58000000 1400 0200 00000000 00000000 0a070000 02230000"
            + (hex(local) + hex(remote))
            + little(interfaceIndex)
            + "0000000000000000 00000000 00000000 00000000"
            + little(uid)
            + "07000000";
    assertEquals(List.of(expected), texts(entry + DONE), what);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "no sockets             | 14000000 0300 0200 00000000 00000000 00000000              | []",
        "no list in this kernel | 14000000 0300 0200 00000000 00000000 feffffff              | refused",
        "a refusal              | 24000000 0200 0000 00000000 00000000 feffffff 0000000000000000 0000000000000000 | refused",
        "no end                 | 10000000 7f00 0000 00000000 00000000                       | refused",
        "a message cut short    | 15000000 0300 0200 00000000 00000000 00000000              | refused",
        "less than a header     | 14000000 0300                                              | refused",
        "an entry cut short     | 14000000 1400 0200 00000000 00000000 0a070000"
            + " 14000000 0300 0200 00000000 00000000 00000000 | []",
      })
  void aListThatIsNone(String what, String octets, String expected) {
    assertEquals(expected, texts(octets).toString().replace("[refused]", "refused"), what);
  }

  private static List<String> texts(String hex) {
    ByteBuffer octets =
        ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")))
            .order(ByteOrder.LITTLE_ENDIAN);
    return UdpSocketDump.parse(octets)
        .map(list -> list.stream().map(UdpSocketDumpTest::text).collect(Collectors.toList()))
        .orElse(List.of("refused"));
  }

  private static String text(LinuxPorts.Entry socket) {
    return "%s on %d to %s user %d inode %d"
        .formatted(
            socket.local(), socket.interfaceIndex(), socket.remote(), socket.uid(), socket.inode());
  }

  private static String hex(String address) {
    return switch (address) {
      case "ff02::1:2" -> "ff020000000000000000000000010002";
      case "2001:db8:a::1" -> "20010db8000a00000000000000000001";
      case "2001:db8:a::2" -> "20010db8000a00000000000000000002";
      default -> UNSPECIFIED;
    };
  }

  private static String little(int number) {
    return HexFormat.of().toHexDigits(Integer.reverseBytes(number));
  }
}
