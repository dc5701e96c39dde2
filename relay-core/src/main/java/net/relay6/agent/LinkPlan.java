package net.relay6.agent;

import java.util.List;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/**
 * One client link that is up, and all that relaying on it needs.
 *
 * @param index place in {@link RelayPlan#links}
 * @param name the interface's name
 * @param attachment how this node is attached to it now
 * @param interfaceId data of the Interface-Id option that leads answers back to it
 * @param admission what is accepted from it
 * @param copies what is sent to whom
 * @param counters its counters
 */
public record LinkPlan(
    int index,
    String name,
    Attachment attachment,
    Octets interfaceId,
    Admission admission,
    List<CopyPlan> copies,
    LinkCounters counters) {

  /** Copies its list. */
  public LinkPlan {
    copies = List.copyOf(copies);
  }

  /** Whether a link-address is one this link sends, or lies on it. */
  public boolean isNamedBy(Ipv6Address linkAddress) {
    for (CopyPlan copy : copies) {
      if (copy.linkAddress().equals(linkAddress)) {
        return true;
      }
    }
    return attachment.isOnLink(linkAddress);
  }

  @Override
  public String toString() {
    return name;
  }
}
