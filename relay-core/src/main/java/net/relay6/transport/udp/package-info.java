/**
 * UDP sockets for the data plane: several datagrams with one system call, no garbage for any of
 * them, on Netty's epoll loop. All of it belongs to the loop's thread.
 */
@NullMarked
package net.relay6.transport.udp;

import org.jspecify.annotations.NullMarked;
