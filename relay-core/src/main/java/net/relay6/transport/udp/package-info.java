/**
 * UDP sockets for the data plane on Netty's epoll loop: one system call for several datagrams and
 * no garbage per datagram. Used by the loop's thread only.
 */
@NullMarked
package net.relay6.transport.udp;

import org.jspecify.annotations.NullMarked;
