package net.relay6.assembly;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.LinkClaims;
import net.relay6.platform.Way;

/**
 * What a plan depends on beside the settings, at one moment.
 *
 * @param interfaces the interfaces
 * @param addressesByName what the names of servers stand for; none for a name nobody has answered
 *     for
 * @param ways how each server's address is reached, where the routing table chooses
 * @param relayedElsewhere the interfaces that other processes relay, by the kernel's number
 * @param relayId this relay's DUID, if there is one
 * @param hostName what this machine is called
 */
public record Surroundings(
    InterfaceSnapshot interfaces,
    Map<String, List<Ipv6Address>> addressesByName,
    Map<Ipv6Address, Way> ways,
    Map<Integer, LinkClaims.Claimant> relayedElsewhere,
    Optional<Octets> relayId,
    String hostName) {

  /** Copies its maps. */
  public Surroundings {
    addressesByName = Map.copyOf(addressesByName);
    ways = Map.copyOf(ways);
    relayedElsewhere = Map.copyOf(relayedElsewhere);
  }

  /** The same where no other process relays anything. */
  public Surroundings(
      InterfaceSnapshot interfaces,
      Map<String, List<Ipv6Address>> addressesByName,
      Map<Ipv6Address, Way> ways,
      Optional<Octets> relayId,
      String hostName) {
    this(interfaces, addressesByName, ways, Map.of(), relayId, hostName);
  }

  /** Interfaces on a machine where nothing else is known. */
  public static Surroundings of(InterfaceSnapshot interfaces) {
    return new Surroundings(interfaces, Map.of(), Map.of(), Optional.empty(), "localhost");
  }
}
