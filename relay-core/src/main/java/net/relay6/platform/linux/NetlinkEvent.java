package net.relay6.platform.linux;

import net.relay6.net.Ipv6Address;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.NeighbourTable;
import net.relay6.platform.NetworkLink;
import net.relay6.platform.RouteLookup;

/** An event from one rtnetlink(7) message. */
sealed interface NetlinkEvent {

  /** An interface exists; its addresses are separate events. */
  record LinkPresent(NetworkLink link) implements NetlinkEvent {}

  /** An interface was removed. */
  record LinkRemoved(int index) implements NetlinkEvent {}

  /** An interface has that address. */
  record AddressPresent(int interfaceIndex, InterfaceAddress address) implements NetlinkEvent {}

  /** An interface has lost that address. */
  record AddressRemoved(int interfaceIndex, Ipv6Address address) implements NetlinkEvent {}

  /** The dump with that sequence number is complete. */
  record DumpDone(int sequence) implements NetlinkEvent {}

  /** The table has changed during the dump, so entries may be missing. */
  record DumpInterrupted(int sequence) implements NetlinkEvent {}

  /** The route of a request. */
  record RouteFound(int sequence, RouteLookup.ResolvedRoute route) implements NetlinkEvent {}

  /** The use of the IPv6 neighbour table. */
  record Neighbours(int sequence, NeighbourTable.Count count) implements NetlinkEvent {}

  /** The acknowledgement of a request: 0, or a number of errno(3). */
  record Acknowledgement(int sequence, int errno) implements NetlinkEvent {}

  /** A message is malformed or was lost, so the table must be read again. */
  record ResyncNeeded() implements NetlinkEvent {}
}
