package net.relay6.agent;

import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/**
 * One client link that is up, and all that relaying on it needs.
 *
 * @param index place in {@code RelayPlan.links}; {@link #OUTSIDE} when it has none
 * @param name the interface's name
 * @param attachment how this node is attached to it now
 * @param interfaceId data of the Interface-Id option that leads answers back to it
 * @param admission what is accepted from it
 * @param frames what its packet socket is for
 * @param fanout what is sent to whom
 * @param counters its counters
 */
public record LinkPlan(
    int index,
    String name,
    Attachment attachment,
    Octets interfaceId,
    Admission admission,
    FrameUse frames,
    Fanout fanout,
    LinkCounters counters) {

  /** The index of a link that stands in no plan: what is sent from there is no client's. */
  public static final int OUTSIDE = -1;

  /** The socket it needs. */
  public LinkSocket socket() {
    return new LinkSocket(attachment.interfaceIndex());
  }

  /** Whether messages from it are this node's own, to a server of its choice. */
  public boolean isOutside() {
    return index == OUTSIDE;
  }

  /** The link-address that servers are told unless they have one of their own. */
  public Ipv6Address linkAddress() {
    return fanout.usual().getFirst().linkAddress();
  }

  /** Whether a link-address is one this link sends, or lies on it. */
  public boolean isNamedBy(Ipv6Address linkAddress) {
    return attachment.isOnLink(linkAddress)
        || fanout.all().anyMatch(copy -> copy.linkAddress().equals(linkAddress));
  }

  @Override
  public String toString() {
    return name;
  }
}
