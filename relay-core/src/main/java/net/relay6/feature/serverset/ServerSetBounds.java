package net.relay6.feature.serverset;

/**
 * How much the observer remembers.
 *
 * @param exchanges questions with their answers, for two minutes at most
 * @param leases addresses and prefixes in force
 * @param frameOctets messages kept as evidence, in octets
 */
public record ServerSetBounds(int exchanges, int leases, int frameOctets) {

  /** What suits most. */
  public static final ServerSetBounds USUAL = new ServerSetBounds(20_000, 100_000, 1 << 20);
}
