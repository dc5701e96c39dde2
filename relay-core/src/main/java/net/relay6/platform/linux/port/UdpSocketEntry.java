package net.relay6.platform.linux.port;

import net.relay6.net.Ipv6Address;

/**
 * A UDP socket over IPv6, as the kernel lists it.
 *
 * @param local the address it is bound to
 * @param interfaceIndex the interface it is bound to; 0 if none, or if it is not listed
 * @param remote the address it is connected to
 * @param uid its user
 * @param inode its inode, by which its process is found
 */
record UdpSocketEntry(
    Ipv6Address local, int interfaceIndex, Ipv6Address remote, int uid, long inode) {}
