package net.relay6.platform.linux.port;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.net.Ipv6Address;

/**
 * The UDP sockets in {@code /proc/net/udp6}, which does not have the interface a socket is bound
 * to:
 *
 * <pre>
 * number: local address:port remote address:port state queues timer retransmits uid timeout inode …
 * </pre>
 *
 * <p>Addresses are four words of 32 bits in the machine's order, in hexadecimal.
 */
final class UdpSocketTable {

  private static final Path TABLE = Path.of("/proc/net/udp6");
  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int UID = 7;
  private static final int INODE = 9;
  private static final int WORD_DIGITS = 8;

  private UdpSocketTable() {}

  /** The sockets with that port; empty if there is no such table. */
  static List<LinuxPorts.Entry> read(int port) {
    try (Stream<String> lines = Files.lines(TABLE)) {
      return parse(lines, port);
    } catch (IOException _) {
      return List.of();
    }
  }

  /** The sockets in the lines of the table; malformed lines are skipped. */
  static List<LinuxPorts.Entry> parse(Stream<String> lines, int port) {
    String ending = ":%04X".formatted(port);
    return lines
        .map(line -> line.strip().split("\\s+", -1))
        .filter(words -> words.length > INODE && words[LOCAL].endsWith(ending))
        .flatMap(words -> entry(words).stream())
        .toList();
  }

  private static Optional<LinuxPorts.Entry> entry(String[] words) {
    try {
      return Optional.of(
          new LinuxPorts.Entry(
              address(words[LOCAL]),
              0,
              address(words[REMOTE]),
              Integer.parseUnsignedInt(words[UID]),
              Long.parseLong(words[INODE])));
    } catch (IndexOutOfBoundsException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Ipv6Address address(String text) {
    ByteBuffer octets = ByteBuffer.allocate(Ipv6Address.LENGTH).order(ByteOrder.nativeOrder());
    while (octets.hasRemaining()) {
      int start = octets.position() / Integer.BYTES * WORD_DIGITS;
      octets.putInt(Integer.parseUnsignedInt(text, start, start + WORD_DIGITS, 16));
    }
    return Ipv6Address.of(octets.array());
  }
}
