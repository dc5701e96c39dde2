package net.relay6.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.relay6.agent.PlanDifference;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.testing.Plans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The difference of two plans as data. */
class PlanComparisonTest {

  private static final String LINKS = "links = [ { interface = \"lan*\" } ]";

  /** With everything in a plan that a feature can put there. */
  private static final String ALL_FEATURES =
      """
      servers {
        alpha { address = "2001:db8:a::2", omit-options = [ 79 ] }
        beta { address = "2001:db8:b::2", local-port = 10547 }
      }
      server-set { probe-interval = 30 s }
      links = [ { interface = lan0 }, { interface = "vlan*" } ]
      link-defaults {
        downstream-relays = [ "2001:db8:9::/64" ]
        servers-by-type { DHCPV4-QUERY = [ alpha ] }
        deny-types = [ DECLINE ]
        accept-supplied-options = false
        remote-id = "{peer-address}", remote-id-enterprise = 9
        subscriber-id = "{interface}"
        send-relay-id = true
        vendor-options = [ { enterprise = 9, code = 1, value = "{peer-address}" } ]
        echo-request = [ 37 ]
        supplied-options = [ { code = 65, value = "x{peer-address}" } ]
        extra-options = [ { code = 1000, value = "{interface}" } ]
      }
      replies { accept-from = anyone, deny-relay-forward = true, single-link-fallback = true }
      relay-id = "0x000200007ed90123"
      upstream-rate = 1000
      owner-first-delay = 100 ms
      """;

  @Test
  void plansOfEqualPartsAreEqualWhateverFeaturesAreInThem() {
    Plans plans = new Plans(ALL_FEATURES);
    RelayPlan plan = plans.on("lan0/4", "vlan7/5");
    assertEquals(plan, plans.on("lan0/4", "vlan7/5"));
    assertEquals(plan.hashCode(), plans.on("lan0/4", "vlan7/5").hashCode());
    assertEquals(
        Optional.empty(), PlanComparison.between(Optional.of(plan), plans.on("lan0/4", "vlan7/5")));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        // before              | after                 | opened | replanned     | closed | departed
        "''                    | lan0/4                | lan0   | ''            | ''     | ''",
        "lan0/4                | ''                    | ''     | ''            | 4      | lan0",
        "lan0/4                | lan0/4 lan1/5         | lan1   | ''            | ''     | ''",
        "lan0/4 lan1/5         | lan0/4                | ''     | ''            | 5      | lan1",
        "lan0/4 lan1/5         | lan1/5                | ''     | 5=lan1        | 4      | lan0",
        "lan0/4                | lan1/4                | ''     | 4=lan1        | ''     | lan0",
        "lan0/4                | lan0/9                | lan0   | ''            | 4      | ''",
        "lan0/4 lan1/5         | lan1/4 lan0/5         | ''     | 4=lan1 5=lan0 | ''     | ''",
        "lan0/4 lan1/5         | lan0/4/1400 lan1/5    | ''     | 4=lan0        | ''     | ''",
        "lan0/4 lan1/5 lan2/6  | lan0/4 lan3/7 lan2/6  | lan3   | ''            | 5      | lan1"
      })
  void ofLinks(
      String before,
      String after,
      String opened,
      String replanned,
      String closed,
      String departed) {
    Plans plans = new Plans(LINKS);
    PlanDifference.Sockets<LinkPlan.Socket, LinkPlan> links =
        PlanComparison.between(
                Optional.of(plans.on(before.split(" +"))), plans.on(after.split(" +")))
            .orElseThrow()
            .links();
    assertEquals(opened, text(links.opened().values()));
    assertEquals(
        replanned,
        links.replanned().entrySet().stream()
            .map(entry -> entry.getKey().interfaceIndex() + "=" + entry.getValue().name())
            .collect(Collectors.joining(" ")));
    assertEquals(
        closed, text(links.closed().stream().map(LinkPlan.Socket::interfaceIndex).toList()));
    assertEquals(departed, text(links.removedNames()));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "another Interface-Id    | interface-id = other",
        "another link-address    | link-address = \"2001:db8:1:4::9\"",
        "another limit           | client-rate = 7",
        "no limit                | link-rate = null",
        "another type refused    | deny-types = [ DECLINE ]",
        "a relay that is trusted | downstream-relays = [ \"2001:db8:9::/64\" ]",
        "one more option         | subscriber-id = \"{peer-address}\""
      })
  void aLinkWithOtherSettingsIsPlannedAnewOnTheSameSocket(String what, String key) {
    Plans plans = new Plans("links = [ { interface = lan0 }, { interface = lan1 } ]");
    RelayPlan before = plans.on("lan0/4", "lan1/5");
    plans.reload("links = [ { interface = lan0, " + key + " }, { interface = lan1 } ]");
    PlanDifference difference =
        PlanComparison.between(Optional.of(before), plans.on("lan0/4", "lan1/5")).orElseThrow();
    assertEquals("lan0", text(difference.links().replanned().values()), what);
    assertTrue(difference.links().opened().isEmpty() && difference.links().closed().isEmpty());
    assertTrue(difference.servers().isEmpty());
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        // before    | after       | opened | replanned   | closed | departed
        "alpha=1     | alpha=1     | ''     | ''          | ''     | ''",
        "alpha=1     | beta=1      | ''     | beta        | ''     | alpha",
        "alpha=1     | alpha=2     | alpha  | alpha*      | ''     | ''",
        "alpha=1     | beta=2      | beta   | alpha*      | ''     | alpha",
        "alpha=1,b=2 | alpha=1     | ''     | b*          | ''     | b",
        "alpha=1     | alpha=1,b=2 | b      | ''          | ''     | ''",
        "alpha=1,b=2 | b=2,alpha=1 | ''     | b alpha     | ''     | ''",
        "alpha=1,b=2 | alpha=2,b=1 | ''     | alpha b     | ''     | ''",
        "alpha=no    | alpha=1     | alpha  | ''          | ''     | ''",
        "alpha=1     | alpha=no    | ''     | alpha*      | ''     | ''",
        "alpha=no    | b=no        | ''     | ''          | ''     | alpha",
        "alpha=1     | alpha=1+    | alpha  | alpha*      | ''     | ''"
      })
  void ofServersAndOfThoseThatWereServersJustNow(
      String before,
      String after,
      String opened,
      String replanned,
      String closed,
      String departed) {
    Plans plans = new Plans(servers(before));
    RelayPlan last = plans.on("lan0/4");
    plans.reload(servers(after));
    assertServers(opened, replanned, closed, departed, last, plans.after(last, "lan0/4"));
  }

  @Test
  void aFormerServerLosesItsSocketOnceItsMinuteIsOver() {
    Plans plans = new Plans(servers("alpha=1,b=2"));
    RelayPlan both = plans.on("lan0/4");
    plans.reload(servers("alpha=1"));
    RelayPlan former = plans.after(both, "lan0/4");
    assertServers("", "", "2001:db8::2", "", former, plans.on("lan0/4"));
  }

  @Test
  void aFormerServerThatComesBackHasTheSocketItHad() {
    Plans plans = new Plans(servers("alpha=1,b=2"));
    RelayPlan both = plans.on("lan0/4");
    plans.reload(servers("alpha=1"));
    RelayPlan former = plans.after(both, "lan0/4");
    plans.reload(servers("alpha=1,b=2"));
    assertServers("", "b", "", "", former, plans.after(former, "lan0/4"));
  }

  @Test
  void withoutAPlanBeforeEverythingIsOpened() {
    PlanDifference difference =
        PlanComparison.between(
                Optional.empty(), new Plans(servers("alpha=1,b=no")).on("lan0/4", "lan1/5"))
            .orElseThrow();
    assertEquals("lan0 lan1", text(difference.links().opened().values()));
    assertEquals("alpha", text(difference.servers().opened().values()));
  }

  @Test
  void anAddressOfAnotherInterfaceChangesThePlanAndNoSocket() {
    Plans plans = new Plans(LINKS);
    PlanDifference difference =
        PlanComparison.between(Optional.of(plans.on("lan0/4")), plans.on("lan0/4", "wan0/9"))
            .orElseThrow();
    assertTrue(difference.links().isEmpty() && difference.servers().isEmpty());
    assertFalse(difference.next().ownAddresses().isEmpty());
  }

  private static void assertServers(
      String opened,
      String replanned,
      String closed,
      String departed,
      RelayPlan before,
      RelayPlan next) {
    PlanDifference.Sockets<ServerPlan.Socket, ServerPlan> servers =
        PlanComparison.between(Optional.of(before), next)
            .map(PlanDifference::servers)
            .orElse(new PlanDifference.Sockets<>(Map.of(), Map.of(), Set.of(), Set.of()));
    assertEquals(opened, text(servers.opened().values()));
    assertEquals(
        replanned,
        servers.replanned().values().stream()
            .map(server -> server + (server.isDraining() ? "*" : ""))
            .collect(Collectors.joining(" ")));
    assertEquals(closed, text(servers.closed().stream().map(ServerPlan.Socket::address).toList()));
    assertEquals(departed, text(servers.removedNames()));
  }

  /** Servers at addresses that end so, or at a name that nobody knows; + is another local port. */
  private static String servers(String text) {
    return List.of(text.split(",")).stream()
        .map(server -> server.split("="))
        .map(server ->
            switch (server[1]) {
              case "no" -> "%s { address = \"%s.example.net\" }".formatted(server[0], server[0]);
              case "1+" ->
                  "%s { address = \"2001:db8::1\", local-port = 10547 }".formatted(server[0]);
              default -> "%s { address = \"2001:db8::%s\" }".formatted(server[0], server[1]);
            })
        .collect(Collectors.joining("\n", "servers {\n", "\n}\n" + LINKS));
  }

  private static String text(Collection<?> things) {
    return things.stream().map(Object::toString).collect(Collectors.joining(" "));
  }
}
