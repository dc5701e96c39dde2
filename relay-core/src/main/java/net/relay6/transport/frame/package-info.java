/**
 * Packet sockets of client links (packet(7)): messages are taken from the frames they arrive in,
 * and responses leave as Ethernet frames to the hardware address their client was last heard from.
 * All of it belongs to the loop's thread.
 */
@NullMarked
package net.relay6.transport.frame;

import org.jspecify.annotations.NullMarked;
