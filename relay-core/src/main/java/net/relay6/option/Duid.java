package net.relay6.option;

import java.util.HexFormat;
import net.relay6.net.Octets;

/**
 * A DHCP unique identifier of a client or server (RFC 9915, section 11). It is compared as a whole;
 * its parts are only for people.
 *
 * @param octets type and identifier, 3 to 130 octets
 */
public record Duid(Octets octets) {

  private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

  /** The type and the octets: {@code LL 00:03:00:01:02:...}. */
  @Override
  public String toString() {
    String kind =
        switch ((octets.at(0) << 8) | octets.at(1)) {
          case 1 -> "LLT ";
          case 2 -> "EN ";
          case 3 -> "LL ";
          case 4 -> "UUID ";
          default -> "";
        };
    return kind + COLONS.formatHex(octets.toArray());
  }
}
