/** Sockets on loopback. */
@NullMarked
package net.relay6.transport.udp;

import org.jspecify.annotations.NullMarked;
