package net.relay6.platform;

import java.util.List;
import net.relay6.net.Ipv6Address;

/** Resolves host names. */
public interface NameResolver {

  /**
   * The IPv6 addresses of a host in ascending order; empty if there are none or no resolver
   * answers. May take seconds.
   */
  List<Ipv6Address> resolve(String hostName);
}
