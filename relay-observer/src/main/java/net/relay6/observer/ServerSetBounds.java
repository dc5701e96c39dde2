package net.relay6.observer;

/**
 * The bounds of the observer's memory.
 *
 * @param exchanges exchanges, kept for at most two minutes
 * @param leases addresses and prefixes in force
 * @param frameOctets messages kept as evidence, in octets
 */
public record ServerSetBounds(int exchanges, int leases, int frameOctets) {

  /** The default. */
  public static final ServerSetBounds USUAL = new ServerSetBounds(20_000, 100_000, 1 << 20);
}
