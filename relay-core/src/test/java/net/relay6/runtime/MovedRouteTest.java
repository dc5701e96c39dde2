package net.relay6.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.relay6.agent.PlanDifference;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.plan.NextHop;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.net.Ipv6Address;
import net.relay6.planning.PlanComparison;
import net.relay6.testing.InventedMachine;
import net.relay6.testing.RecordedLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Server alpha is reached by wan0, interface 2, from 2001:db8:a::1, until its route changes. */
class MovedRouteTest {

  private static final String ALPHA = "2001:db8:f::2";

  private final InventedMachine machine = new InventedMachine();
  @RegisterExtension final RecordedLog log = RecordedLog.of(Relay.class);

  private long nowNanos;
  private PlanController inForce;

  MovedRouteTest() {
    machine.interfaces().apply("lan0 7 up 1500 fe80::1/64 2001:db8:1::1/64");
    machine.interfaces().apply("wan0 2 up 1500 fe80::1/64 2001:db8:a::1/64");
    machine.interfaces().apply("wan1 3 up 1500 fe80::1/64 2001:db8:b::1/64");
    byWan0();
    inForce = plan("");
  }

  @AfterEach
  void close() {
    inForce.close();
  }

  @Test
  void takesAnotherSocketAndTheOneBeforeStaysForResponses() {
    RelayPlan before = inForce.assembled().plan();
    byWan1();
    assertTrue(inForce.hasRouteChanged());
    inForce.refresh();
    assertFalse(inForce.hasRouteChanged());
    PlanDifference difference = difference(before);
    assertEquals(List.of("2001:db8:b::1"), sources(difference.servers().opened().values()));
    assertEquals(List.of("2001:db8:a::1"), sources(difference.servers().replanned().values()));
    assertTrue(difference.servers().closed().isEmpty());
    assertTrue(difference.links().opened().isEmpty() && difference.links().closed().isEmpty());
    assertTrue(difference.servers().removedNames().isEmpty());

    RelayPlan moved = inForce.assembled().plan();
    nowNanos += DrainTracker.TIMEOUT.toNanos();
    inForce.refresh();
    assertEquals(1, difference(moved).servers().closed().size());
  }

  @Test
  void takesTheSocketItHadWhenTheRouteComesBack() {
    byWan1();
    inForce.refresh();
    RelayPlan moved = inForce.assembled().plan();
    byWan0();
    inForce.refresh();
    PlanDifference difference = difference(moved);
    assertTrue(difference.servers().opened().isEmpty());
    assertEquals(
        List.of("2001:db8:a::1", "2001:db8:b::1"),
        sources(difference.servers().replanned().values()).stream().sorted().toList());
  }

  @Test
  void keepsTheSocketOfARouteThatGoesUntilItIsBack() {
    RelayPlan before = inForce.assembled().plan();
    machine.loseRouteTo(ALPHA);
    inForce.refresh();
    PlanDifference lost = difference(before);
    assertTrue(lost.servers().closed().isEmpty());
    RelayPlan without = inForce.assembled().plan();
    byWan0();
    inForce.refresh();
    assertTrue(difference(without).servers().opened().isEmpty());
    assertEquals(before.servers(), inForce.assembled().plan().servers());
  }

  @Test
  void changesNothingForAServerWithAPinnedSource() {
    inForce.close();
    inForce = plan(", source-address = \"2001:db8:a::1\"");
    RelayPlan before = inForce.assembled().plan();
    byWan1();
    inForce.refresh();
    assertTrue(difference(before).servers().opened().isEmpty());
    assertEquals(
        "[3]", inForce.assembled().plan().servers().getFirst().ingressInterfaces().toString());
  }

  @Test
  void anotherInterfaceWithTheSameSourceChangesNoSocket() {
    RelayPlan before = inForce.assembled().plan();
    machine.routeTo(ALPHA, "2001:db8:a::1", 3);
    inForce.refresh();
    assertTrue(difference(before).servers().opened().isEmpty());
    assertEquals(
        "[3]", inForce.assembled().plan().servers().getFirst().ingressInterfaces().toString());
  }

  @Test
  void isLoggedOnceForEachChange() {
    inForce.logNextHops();
    inForce.logNextHops();
    byWan1();
    look();
    machine.loseRouteTo(ALPHA);
    look();
    byWan1();
    look();
    machine.routeTo(ALPHA, "2001:db8:b::1", 2, 3);
    look();
    assertEquals(
        List.of(
            "server alpha: reached by wan1 from 2001:db8:b::1 now;"
                + " was by wan0 from 2001:db8:a::1",
            "server alpha: reached by wan0 and wan1 from 2001:db8:b::1 now;"
                + " was by wan1 from 2001:db8:b::1"),
        log.messages());
  }

  @Test
  void isLoggedLessOftenWhileItFlaps() {
    inForce.logNextHops();
    for (int count = 0; count < 50; count++) {
      byWan1();
      look();
      byWan0();
      look();
    }
    assertEquals(6, log.messages().size());
    nowNanos += TimeUnit.MINUTES.toNanos(1);
    look();
    assertEquals(
        "server alpha: reached by wan0 from 2001:db8:a::1 now; was by wan1 from 2001:db8:b::1"
            + " (it changed 94 times in a minute)",
        log.messages().getLast());
  }

  private void look() {
    inForce.refresh();
    inForce.logNextHops();
  }

  private void byWan0() {
    machine.routeTo(ALPHA, "2001:db8:a::1", 2);
  }

  private void byWan1() {
    machine.routeTo(ALPHA, "2001:db8:b::1", 3);
  }

  private PlanDifference difference(RelayPlan before) {
    return PlanComparison.between(Optional.of(before), inForce.assembled().plan()).orElseThrow();
  }

  private static List<String> sources(Iterable<ServerPlan> servers) {
    List<String> sources = new ArrayList<>();
    for (ServerPlan server : servers) {
      if (server.nextHop() instanceof NextHop.ByRoute(Optional<Ipv6Address> source)) {
        sources.add(source.map(Ipv6Address::toString).orElse("-"));
      }
    }
    return sources;
  }

  private PlanController plan(String key) {
    return PlanControllerTest.plan(
        machine,
        "servers { alpha { address = \""
            + ALPHA
            + "\""
            + key
            + " } }\n"
            + "links = [ { interface = lan0 } ]",
        () -> nowNanos);
  }
}
