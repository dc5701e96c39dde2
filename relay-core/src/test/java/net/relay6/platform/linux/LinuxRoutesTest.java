package net.relay6.platform.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.NetworkLink;
import net.relay6.platform.RouteLookup;
import org.junit.jupiter.api.Test;

/** What this machine's kernel tells; other routes are for the lab. */
class LinuxRoutesTest {

  private static final Ipv6Address LOOPBACK = Ipv6Address.parse("::1").orElseThrow();

  private final RouteLookup routes = new LinuxRoutes();

  @Test
  void findsThatThisMachineIsReachedByTheLoopback() {
    InterfaceSet loopback = InterfaceSet.of(loopback());
    assertEquals(
        new RouteLookup.ResolvedRoute(loopback, Optional.of(LOOPBACK)),
        routes.routeTo(LOOPBACK, Ipv6Address.UNSPECIFIED, 547));
    assertEquals(RouteLookup.ResolvedRoute.via(loopback), routes.routeTo(LOOPBACK, LOOPBACK, 547));
  }

  @Test
  void aSocketFindsTheSourceWithoutTheRoutingProtocol() {
    assertEquals(Optional.of(LOOPBACK), LinuxRoutes.SourceProbe.sourceTowards(LOOPBACK));
  }

  private static int loopback() {
    return new LinuxInterfaceTable().snapshot().named("lo").map(NetworkLink::index).orElseThrow();
  }
}
