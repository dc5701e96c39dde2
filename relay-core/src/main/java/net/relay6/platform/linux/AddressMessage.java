package net.relay6.platform.linux;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;
import net.relay6.kernel.NetlinkAttributes;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.InterfaceAddress.State;

/**
 * A message about an address: {@code struct ifaddrmsg}, then attributes.
 *
 * <pre>
 * family, 8 bits | prefix length, 8 | flags, 8 | scope, 8 | interface index, 32
 * </pre>
 */
final class AddressMessage {

  private static final int LENGTH = 8;
  private static final int INET6 = 10;
  private static final int PREFIX_LENGTH_MAX = 128;

  private static final int ADDRESS = 1;
  private static final int LOCAL = 2;
  private static final int FLAGS = 8;

  private AddressMessage() {}

  /** The event of a message that an interface has an address. */
  static Optional<NetlinkEvent> there(ByteBuffer body) {
    return read(body, assigned -> new NetlinkEvent.AddressPresent(body.getInt(4), assigned));
  }

  /** The event of a message that an interface has lost an address. */
  static Optional<NetlinkEvent> gone(ByteBuffer body) {
    return read(
        body, assigned -> new NetlinkEvent.AddressRemoved(body.getInt(4), assigned.address()));
  }

  private static Optional<NetlinkEvent> read(
      ByteBuffer body, Function<InterfaceAddress, NetlinkEvent> toEvent) {
    if (body.limit() >= LENGTH && body.get(0) != INET6) {
      return Optional.empty();
    }
    return Optional.of(assigned(body).map(toEvent).orElseGet(NetlinkEvent.ResyncNeeded::new));
  }

  private static Optional<InterfaceAddress> assigned(ByteBuffer body) {
    if (body.limit() < LENGTH || (body.get(1) & 0xff) > PREFIX_LENGTH_MAX) {
      return Optional.empty();
    }
    return NetlinkAttributes.read(body, LENGTH)
        .flatMap(attributes ->
            ownAddress(attributes)
                .map(address ->
                    new InterfaceAddress(
                        address,
                        body.get(1) & 0xff,
                        Flags.state(attributes.number(FLAGS).orElse(body.get(2) & 0xff)))));
  }

  /** On a point-to-point link, the local and the peer's address are separate attributes. */
  private static Optional<Ipv6Address> ownAddress(NetlinkAttributes attributes) {
    return attributes
        .octets(LOCAL)
        .or(() -> attributes.octets(ADDRESS))
        .filter(octets -> octets.length == Ipv6Address.LENGTH)
        .map(Ipv6Address::of);
  }

  /** The kernel's flags of an address: IFA_F_... of rtnetlink(7). */
  static final class Flags {

    private static final int TEMPORARY = 0x01;
    private static final int OPTIMISTIC = 0x04;
    private static final int DUPLICATE = 0x08;
    private static final int DEPRECATED = 0x20;
    private static final int TENTATIVE = 0x40;

    private Flags() {}

    /** An optimistic address may be used although it is tentative (RFC 4429). */
    static State state(int flags) {
      if ((flags & DUPLICATE) != 0 || (flags & (TENTATIVE | OPTIMISTIC)) == TENTATIVE) {
        return State.TENTATIVE;
      }
      if ((flags & DEPRECATED) != 0) {
        return State.DEPRECATED;
      }
      return (flags & TEMPORARY) != 0 ? State.TEMPORARY : State.STABLE;
    }
  }
}
