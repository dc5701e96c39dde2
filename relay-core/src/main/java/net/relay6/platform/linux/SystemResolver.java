package net.relay6.platform.linux;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.NameResolver;

/** Uses the system's resolver: files and DNS, as configured in nsswitch.conf(5). */
public final class SystemResolver implements NameResolver {

  @Override
  public List<Ipv6Address> resolve(String hostName) {
    try {
      return Arrays.stream(InetAddress.getAllByName(hostName))
          .filter(Inet6Address.class::isInstance)
          .map(Ipv6Address::of)
          .sorted()
          .toList();
    } catch (UnknownHostException _) {
      return List.of();
    }
  }
}
