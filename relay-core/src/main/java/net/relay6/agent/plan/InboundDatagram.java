package net.relay6.agent.plan;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import net.relay6.net.Endpoint;
import net.relay6.net.LinkLayerAddress;

/**
 * One datagram as received.
 *
 * @param arrival which channel it came by
 * @param ingress the kernel's number of the interface it came in by; 0 when that is not known
 * @param source the sender; the zone is set if the address is link-local
 * @param payload its frame, borrowed for the call; the receiver does not move its indices
 * @param sender the hardware address its Ethernet frame came from; empty when that is not known
 */
public record InboundDatagram(
    Arrival arrival,
    int ingress,
    Endpoint source,
    ByteBuf payload,
    Optional<LinkLayerAddress> sender) {

  /** A datagram whose frame is not known. */
  public InboundDatagram(Arrival arrival, int ingress, Endpoint source, ByteBuf payload) {
    this(arrival, ingress, source, payload, Optional.empty());
  }
}
