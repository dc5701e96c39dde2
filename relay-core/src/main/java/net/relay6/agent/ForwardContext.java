package net.relay6.agent;

import java.util.Optional;
import net.relay6.net.Endpoint;
import net.relay6.net.LinkLayerAddress;
import net.relay6.wire.DhcpMessage;

/** A message on its way up, as gates, option sources and observers see it; good for one call. */
public final class ForwardContext {

  private final LinkPlan link;
  private final InboundDatagram datagram;
  private final DhcpMessage message;
  private boolean unknownIsCounted;

  /**
   * @param link the client link it came from
   * @param datagram the datagram, borrowed for the call
   * @param message the message in it
   */
  public ForwardContext(LinkPlan link, InboundDatagram datagram, DhcpMessage message) {
    this.link = link;
    this.datagram = datagram;
    this.message = message;
  }

  /** The client link it came from. */
  public LinkPlan link() {
    return link;
  }

  /** Who sent the datagram. */
  public Endpoint peer() {
    return datagram.source();
  }

  /** The received message, borrowed for the call. */
  public DhcpMessage message() {
    return message;
  }

  /** The hardware address its frame came from; that it is not known is counted once. */
  public Optional<LinkLayerAddress> linkLayerAddress() {
    if (datagram.sender().isEmpty() && !unknownIsCounted) {
      unknownIsCounted = true;
      link.counters().arrivals().count(Remark.LINK_LAYER_ADDRESS_UNKNOWN);
    }
    return datagram.sender();
  }
}
