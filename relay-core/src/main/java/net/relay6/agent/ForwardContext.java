package net.relay6.agent;

import java.util.Optional;
import net.relay6.net.Endpoint;
import net.relay6.net.LinkLayerAddress;
import net.relay6.wire.DhcpMessage;

/** A message on its way up, as gates, option sources and observers see it; good for one call. */
public final class ForwardContext {

  private final LinkPlan link;
  private final Endpoint peer;
  private final DhcpMessage message;
  private Optional<LinkLayerAddress> linkLayerAddress = Optional.empty();
  private boolean lookedUp;

  /**
   * @param link the client link it came from
   * @param peer who sent the datagram
   * @param message the received message, borrowed for the call
   */
  public ForwardContext(LinkPlan link, Endpoint peer, DhcpMessage message) {
    this.link = link;
    this.peer = peer;
    this.message = message;
  }

  /** The client link it came from. */
  public LinkPlan link() {
    return link;
  }

  /** Who sent the datagram. */
  public Endpoint peer() {
    return peer;
  }

  /** The received message, borrowed for the call. */
  public DhcpMessage message() {
    return message;
  }

  /**
   * The hardware address its frame came from, looked up when first asked for; that it is not known
   * is counted once.
   */
  public Optional<LinkLayerAddress> linkLayerAddress() {
    if (!lookedUp) {
      lookedUp = true;
      linkLayerAddress = link.linkLayerSource().of(peer.address());
      if (linkLayerAddress.isEmpty()) {
        link.counters().arrivals().count(Remark.LINK_LAYER_ADDRESS_UNKNOWN);
      }
    }
    return linkLayerAddress;
  }
}
