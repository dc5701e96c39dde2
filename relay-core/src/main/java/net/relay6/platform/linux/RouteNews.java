package net.relay6.platform.linux;

import net.relay6.net.Ipv6Address;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.NeighbourTable;
import net.relay6.platform.NetworkLink;
import net.relay6.platform.RouteLookup;

/** An event from one rtnetlink(7) message. */
sealed interface RouteNews {

  /** An interface exists; its addresses are separate events. */
  record LinkThere(NetworkLink link) implements RouteNews {}

  /** An interface was removed. */
  record LinkGone(int index) implements RouteNews {}

  /** An interface has that address. */
  record AddressThere(int interfaceIndex, InterfaceAddress address) implements RouteNews {}

  /** An interface has lost that address. */
  record AddressGone(int interfaceIndex, Ipv6Address address) implements RouteNews {}

  /** The dump with that sequence number is complete. */
  record DumpDone(int sequence) implements RouteNews {}

  /** The table has changed during the dump, so entries may be missing. */
  record DumpInterrupted(int sequence) implements RouteNews {}

  /** The route of a request. */
  record WayThere(int sequence, RouteLookup.Way way) implements RouteNews {}

  /** The use of the IPv6 neighbour table. */
  record Neighbours(int sequence, NeighbourTable.Count count) implements RouteNews {}

  /** The acknowledgement of a request: 0, or a number of errno(3). */
  record Answer(int sequence, int errno) implements RouteNews {}

  /** A message is malformed or was lost, so the table must be read again. */
  record Doubt() implements RouteNews {}
}
