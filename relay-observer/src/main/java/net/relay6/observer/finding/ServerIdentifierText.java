package net.relay6.observer.finding;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.relay6.net.Octets;

/**
 * A Server Identifier for people: in hexadecimal, with its content decoded, so that the machine can
 * be found (RFC 9915, section 11).
 */
public final class ServerIdentifierText {

  private static final int TYPE_LENGTH = 2;
  private static final int HARDWARE_AND_TIME = 8;
  private static final int HARDWARE = 4;
  private static final int ENTERPRISE_END = 6;
  private static final int UUID_END = 18;

  private ServerIdentifierText() {}

  /** {@code 0003000102000000000a (hardware address 02:00:00:00:00:0a)}. */
  public static String of(Octets duid) {
    return duid.toHex() + meaning(duid).map(text -> " (" + text + ")").orElse("");
  }

  private static Optional<String> meaning(Octets duid) {
    return switch (duid.length() < TYPE_LENGTH ? 0 : (int) number(duid, 0, TYPE_LENGTH)) {
      case 1 -> hardwareAddress(duid, HARDWARE_AND_TIME);
      case 2 -> enterprise(duid);
      case 3 -> hardwareAddress(duid, HARDWARE);
      case 4 -> uuid(duid);
      default -> Optional.empty();
    };
  }

  private static Optional<String> hardwareAddress(Octets duid, int start) {
    return duid.length() <= start
        ? Optional.empty()
        : Optional.of(
            IntStream.range(start, duid.length())
                .mapToObj(index -> "%02x".formatted(duid.at(index)))
                .collect(Collectors.joining(":", "hardware address ", "")));
  }

  private static Optional<String> enterprise(Octets duid) {
    return duid.length() < ENTERPRISE_END
        ? Optional.empty()
        : Optional.of("enterprise " + number(duid, TYPE_LENGTH, ENTERPRISE_END));
  }

  private static Optional<String> uuid(Octets duid) {
    int middle = TYPE_LENGTH + Long.BYTES;
    return duid.length() != UUID_END
        ? Optional.empty()
        : Optional.of(
            "UUID " + new UUID(number(duid, TYPE_LENGTH, middle), number(duid, middle, UUID_END)));
  }

  private static long number(Octets duid, int from, int to) {
    long number = 0;
    for (int index = from; index < to; index++) {
      number = number << 8 | duid.at(index);
    }
    return number;
  }
}
