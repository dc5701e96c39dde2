package net.relay6.tools.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What may stand before an IPv6 packet in a capture, of {@code captures/headers.txt}.
 *
 * @param name the kind of headers
 * @param linkType of the capture
 * @param hex the headers
 * @param place what they say of where the packet was
 * @param read whether Wireshark reads them as it comes
 */
public record CapturedHeaders(String name, int linkType, String hex, String place, boolean read) {

  private static final String ADDRESSES = "333300010002 020000000001 ";

  /** All of them. */
  public static Stream<CapturedHeaders> all() throws IOException {
    try (InputStream stream = CapturedHeaders.class.getResourceAsStream("/captures/headers.txt")) {
      String text = new String(Objects.requireNonNull(stream).readAllBytes(), UTF_8);
      return text
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(CapturedHeaders::of)
          .toList()
          .stream();
    }
  }

  private static CapturedHeaders of(String line) {
    String[] field = line.split("\\|", -1);
    return new CapturedHeaders(
        field[0].strip(),
        Integer.parseInt(field[1].strip()),
        written(field[2].strip()),
        field[3].strip(),
        field.length == 4);
  }

  private static String written(String headers) {
    return headers
        .replaceAll("IP4 (\\w+) (\\w+)", "4500 $1 00000000 40 $2 0000 c0000201 c0000202")
        .replaceAll(
            "IP6 (\\w+) (\\w+)",
            "60000000 $1 $2 40 20010db8000000000000000000000001 20010db8000000000000000000000002")
        .replace("ETHER", ADDRESSES + "86dd")
        .replace("ETH ", ADDRESSES);
  }

  @Override
  public String toString() {
    return name;
  }
}
