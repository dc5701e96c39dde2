package net.relay6.platform.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.NetworkLink;
import net.relay6.platform.RouteLookup;
import org.junit.jupiter.api.Test;

/** What this machine's kernel tells; other routes are for the lab. */
class LinuxRoutesTest {

  private final RouteLookup routes = new LinuxRoutes();

  @Test
  void tellsThatThisMachineIsReachedByTheLoopback() {
    Optional<Integer> loopback =
        new LinuxInterfaceTable().snapshot().named("lo").map(NetworkLink::index);
    assertEquals(loopback, routes.interfaceTowards(Ipv6Address.parse("::1").orElseThrow()));
    assertEquals(loopback, routes.interfaceTowards(Ipv6Address.parse("::1").orElseThrow()));
  }
}
