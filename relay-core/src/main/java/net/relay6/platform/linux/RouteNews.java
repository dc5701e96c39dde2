package net.relay6.platform.linux;

import net.relay6.net.Ipv6Address;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.NeighbourCount;
import net.relay6.platform.NetworkLink;
import net.relay6.platform.Way;

/** What one message of the kernel's routing protocol says (rtnetlink(7)). */
sealed interface RouteNews {

  /** There is such an interface; its addresses are told for themselves. */
  record LinkThere(NetworkLink link) implements RouteNews {}

  /** There is none of that number any more. */
  record LinkGone(int index) implements RouteNews {}

  /** An interface has that address. */
  record AddressThere(int interfaceIndex, InterfaceAddress address) implements RouteNews {}

  /** It has it no more. */
  record AddressGone(int interfaceIndex, Ipv6Address address) implements RouteNews {}

  /** All that was asked for with that number has been told. */
  record DumpDone(int sequence) implements RouteNews {}

  /** The table has changed while it was told, so something may be missing. */
  record DumpInterrupted(int sequence) implements RouteNews {}

  /** Datagrams to where was asked for leave by one of these interfaces, from that source. */
  record WayThere(int sequence, Way way) implements RouteNews {}

  /** How full the table of IPv6 neighbours is. */
  record Neighbours(int sequence, NeighbourCount count) implements RouteNews {}

  /** What became of a request: 0, or a number of errno(3). */
  record Answer(int sequence, int errno) implements RouteNews {}

  /** A message that cannot be understood, or news that were lost: nothing is certain now. */
  record Doubt() implements RouteNews {}
}
