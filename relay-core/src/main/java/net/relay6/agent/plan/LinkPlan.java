package net.relay6.agent.plan;

import net.relay6.counters.LinkCounters;
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

  /**
   * The index of a link that is in no plan: it sends the relay's own probes and no client's
   * messages.
   */
  public static final int OUTSIDE = -1;

  /** The socket it needs. */
  public LinkSocket socket() {
    return new LinkSocket(attachment.interfaceIndex());
  }

  /** Whether its messages are the relay's own probes to one server. */
  public boolean isOutside() {
    return index == OUTSIDE;
  }

  /** The link-address sent to servers, except to those with a link-address of their own. */
  public Ipv6Address linkAddress() {
    return fanout.usual().getFirst().linkAddress();
  }

  /** Whether this link sends that link-address, or has a prefix that contains it. */
  public boolean isNamedBy(Ipv6Address linkAddress) {
    return attachment.isOnLink(linkAddress)
        || fanout.all().anyMatch(copy -> copy.linkAddress().equals(linkAddress));
  }

  @Override
  public String toString() {
    return name;
  }
}
