package net.relay6.platform;

import java.util.List;
import net.relay6.net.Ipv6Address;

/** Looks up host names. */
public interface NameResolver {

  /**
   * The IPv6 addresses of a host in ascending order; none when there are none or nobody answers.
   * May take seconds.
   */
  List<Ipv6Address> resolve(String hostName);
}
