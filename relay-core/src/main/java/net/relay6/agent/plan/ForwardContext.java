package net.relay6.agent.plan;

import java.util.Optional;
import net.relay6.counters.Anomaly;
import net.relay6.net.Endpoint;
import net.relay6.net.LinkLayerAddress;
import net.relay6.wire.DhcpMessage;

/**
 * A message on its way to the servers, as gates, option sources and observers see it; valid for one
 * call.
 */
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

  /** The sender of the datagram. */
  public Endpoint peer() {
    return datagram.source();
  }

  /** The received message, borrowed for the call. */
  public DhcpMessage message() {
    return message;
  }

  /** The source hardware address of its frame, if it is known. */
  public Optional<LinkLayerAddress> sender() {
    return datagram.sender();
  }

  /** The same, for a link that needs it. Counts once if it is not known. */
  public Optional<LinkLayerAddress> linkLayerAddress() {
    if (datagram.sender().isEmpty() && !unknownIsCounted) {
      unknownIsCounted = true;
      link.counters().arrivals().count(Anomaly.LINK_LAYER_ADDRESS_UNKNOWN);
    }
    return datagram.sender();
  }
}
