package net.relay6.tools.migrate;

import java.util.List;
import java.util.Optional;
import net.relay6.net.Ipv6Address;

/**
 * A parsed command line of ISC {@code dhcrelay -6}.
 *
 * @param lowers its {@code -l}, in order
 * @param uppers its {@code -u}, in order
 * @param interfaces every interface, in the order in which they are first named
 * @param hopCount {@code -c}
 * @param forcesInterfaceId {@code -I}
 * @param subscriberId {@code -s}
 * @param port {@code -p}
 * @param relayPort {@code -rp}
 * @param dropped parts without an equivalent that change nothing, a sentence each
 */
record DhcrelayLine(
    List<Lower> lowers,
    List<Upper> uppers,
    List<String> interfaces,
    Optional<Integer> hopCount,
    boolean forcesInterfaceId,
    Optional<String> subscriberId,
    Optional<Integer> port,
    Optional<Integer> relayPort,
    List<String> dropped) {

  /** {@code -l [address%]ifname[#index]}. */
  record Lower(
      String written, String interfaceName, Optional<Ipv6Address> address, Optional<Integer> id) {}

  /** {@code -u [address%]ifname}; without a name routes decide. */
  record Upper(String written, String interfaceName, Ipv6Address address) {}

  /** Whether requests go to a group of servers, whose addresses are not known. */
  boolean asksGroup() {
    return uppers.stream().anyMatch(upper -> upper.address().isMulticast());
  }

  /**
   * Whether dhcrelay sends Interface-Id: with the flag {@code -I}, or with several lower
   * interfaces.
   */
  boolean sendsInterfaceId() {
    return forcesInterfaceId || lowers.size() > 1;
  }

  /**
   * The number in the Interface-Id of {@code lower}: the number after {@code #}, otherwise the
   * position of the interface in the command line, counted from the last, which is 0, to the first.
   */
  int interfaceId(Lower lower) {
    return lower
        .id()
        .orElseGet(() -> interfaces.size() - 1 - interfaces.indexOf(lower.interfaceName()));
  }
}
