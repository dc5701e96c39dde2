package net.relay6.platform.linux.port;

import net.relay6.net.Ipv6Address;

/**
 * A UDP socket over IPv6, as the kernel lists it.
 *
 * @param local the address it is bound to
 * @param interfaceIndex the interface it is bound to; 0 when to none, or where that is not listed
 * @param remote the address it is connected to
 * @param uid the user it belongs to
 * @param inode its number, by which its process has it open
 */
record UdpSocketEntry(
    Ipv6Address local, int interfaceIndex, Ipv6Address remote, int uid, long inode) {}
