package net.relay6.cli.demo;

import java.util.Locale;
import net.relay6.net.Ipv6Address;
import net.relay6.option.Duid;

/** The three ways RFC 6853, section 6, shares the addresses of a link among servers. */
enum Model {
  /** One prefix, half of it for each server. */
  SPLIT("split prefixes", 0x2001_0db8_0001_0001L, 0x2001_0db8_0001_0001L, 0x8000_0000_0000_0000L),
  /** A prefix for each server. */
  MULTIPLE("multiple unique prefixes", 0x2001_0db8_0001_0001L, 0x2001_0db8_0001_0005L, 0),
  /** One prefix and the same pool for both, with the same choice of address. */
  IDENTICAL("identical prefixes", 0x2001_0db8_0001_0001L, 0x2001_0db8_0001_0001L, 0);

  private static final long POOL_START = 0x1000;

  private final String title;
  private final long alphaPrefix;
  private final long betaPrefix;
  private final long betaHalf;

  Model(String title, long alphaPrefix, long betaPrefix, long betaHalf) {
    this.title = title;
    this.alphaPrefix = alphaPrefix;
    this.betaPrefix = betaPrefix;
    this.betaHalf = betaHalf;
  }

  String title() {
    return title;
  }

  /** The address that alpha assigns to a client, chosen only by its DUID. */
  Ipv6Address alphaAddress(Duid client) {
    return new Ipv6Address(alphaPrefix, POOL_START + choice(client));
  }

  /** The address that beta assigns to a client, by the same rule from its own pool. */
  Ipv6Address betaAddress(Duid client) {
    return new Ipv6Address(betaPrefix, betaHalf + POOL_START + choice(client));
  }

  /** As on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static int choice(Duid client) {
    return client.hashCode() & 0xfff;
  }
}
