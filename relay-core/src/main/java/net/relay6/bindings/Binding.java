package net.relay6.bindings;

import java.util.List;
import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;

/**
 * An address or prefix that servers granted to a client. Times are those of the {@link BookClock}.
 *
 * @param key what identifies it
 * @param kind an address or a prefix, and how the client obtained it
 * @param peer the source of the client's latest message: the client's link-local address, or the
 *     address of a relay between it and this one
 * @param linkLayerAddress the hardware address of the peer; empty if it is unknown
 * @param claims the servers that granted it and have not revoked it, the latest last; at least one
 * @param sinceMillis when it was first granted
 * @param contactMillis when the client last sent a message about a lease
 * @param state what is known about its use
 */
public record Binding(
    Key key,
    Kind kind,
    Ipv6Address peer,
    Optional<LinkLayerAddress> linkLayerAddress,
    List<Claim> claims,
    long sinceMillis,
    long contactMillis,
    State state) {

  /** Copies its list. */
  public Binding {
    claims = List.copyOf(claims);
  }

  /** The grant that was made or extended last. */
  public Claim latest() {
    return claims.getLast();
  }

  /** When the last of its valid lifetimes ends. */
  public long validUntilMillis() {
    return claims.stream().mapToLong(Claim::validUntilMillis).max().orElseThrow();
  }

  /** Whether the peer is the client itself. */
  public boolean isDirect() {
    return peer.isLinkLocal();
  }

  /**
   * What identifies a binding (RFC 9915, section 4.2), and where.
   *
   * @param prefix the prefix; an address is a /128
   * @param vrf the routing domain of the link; empty for the default one
   * @param link the client link
   * @param client the client's DUID
   * @param iaid the number of its identity association, 32 bits unsigned; 0 for a registered
   *     address
   */
  public record Key(Ipv6Prefix prefix, String vrf, String link, Octets client, long iaid) {}

  /** Kinds of bindings. */
  public enum Kind {
    /** Of an IA_NA. */
    ADDRESS,
    /** Of an IA_PD. */
    DELEGATED_PREFIX,
    /** An address that the client made itself and registered (RFC 9686). */
    REGISTERED_ADDRESS
  }

  /** What is known about the use of a binding. */
  public enum State {
    /** Granted or named by the client while this relay ran. */
    CONFIRMED,
    /** Read at the start; neither server nor client has named it since. */
    RESTORED,
    /**
     * Two servers granted different ones at once; the client's next message shows which it uses.
     */
    UNCONFIRMED,
    /** Granted at once with another one, and not named in the client's next RENEW or REBIND. */
    UNUSED
  }

  /**
   * The grant of one server.
   *
   * @param server the configured name of the server
   * @param identifier its DUID
   * @param grantedMillis when it last granted or extended the binding
   * @param preferredUntilMillis the end of the preferred lifetime, or {@link BookClock#NEVER}
   * @param validUntilMillis the end of the valid lifetime, or {@link BookClock#NEVER}
   */
  public record Claim(
      String server,
      Octets identifier,
      long grantedMillis,
      long preferredUntilMillis,
      long validUntilMillis) {

    /** The same claim with an equal identifier. */
    Claim by(Octets same) {
      return new Claim(server, same, grantedMillis, preferredUntilMillis, validUntilMillis);
    }

    /** The remaining valid lifetime in milliseconds; {@link BookClock#NEVER} if it has no end. */
    public long remainingMillis(long nowMillis) {
      return validUntilMillis == BookClock.NEVER ? BookClock.NEVER : validUntilMillis - nowMillis;
    }
  }
}
