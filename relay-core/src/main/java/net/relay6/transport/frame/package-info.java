/**
 * Packet sockets of client links (packet(7)): messages are read from their frames, and responses
 * leave as Ethernet frames to the hardware address of the client's latest frame. Used by the loop's
 * thread only.
 */
@NullMarked
package net.relay6.transport.frame;

import org.jspecify.annotations.NullMarked;
