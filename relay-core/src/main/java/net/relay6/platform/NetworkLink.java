package net.relay6.platform;

import java.util.List;

/**
 * One interface of this node.
 *
 * @param name its name
 * @param index the kernel's number for it; changes when it is deleted and made again
 * @param up whether it is up and running
 * @param mtu its MTU in octets
 * @param addresses its IPv6 addresses in ascending order
 */
public record NetworkLink(
    String name, int index, boolean up, int mtu, List<InterfaceAddress> addresses) {

  /** Copies its list. */
  public NetworkLink {
    addresses = List.copyOf(addresses);
  }
}
