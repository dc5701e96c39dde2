package net.relay6.cli.demo;

import java.util.Map;
import net.relay6.net.Octets;
import net.relay6.option.Duid;

/**
 * The servers' names by their DUIDs.
 *
 * @param names a name for each DUID
 */
record Servers(Map<Duid, String> names) {

  static final Duid ALPHA = duid(0xa);
  static final Duid BETA = duid(0xb);

  static Servers both() {
    return new Servers(Map.of(ALPHA, "alpha", BETA, "beta"));
  }

  String name(Duid duid) {
    return names.getOrDefault(duid, duid.toString());
  }

  /** A DUID-EN of the enterprise number for documentation. */
  private static Duid duid(int last) {
    return new Duid(
        Octets.of((byte) 0, (byte) 2, (byte) 0, (byte) 0, (byte) 0x7e, (byte) 0xd9, (byte) last));
  }
}
