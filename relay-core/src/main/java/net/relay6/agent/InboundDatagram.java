package net.relay6.agent;

import io.netty.buffer.ByteBuf;
import net.relay6.net.Endpoint;

/**
 * One datagram as received.
 *
 * @param arrival which channel it came by
 * @param ingress the kernel's number of the interface it came in by; 0 when that is not known
 * @param source who sent it; the zone is set when the address is link-local
 * @param payload its frame, borrowed for the call; the receiver does not move its indices
 */
public record InboundDatagram(Arrival arrival, int ingress, Endpoint source, ByteBuf payload) {}
