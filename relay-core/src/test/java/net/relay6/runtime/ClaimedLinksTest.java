package net.relay6.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.planning.model.LinkStatus;
import net.relay6.testing.InventedMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links lan0 and lan1 beside a relay with process number 4711; no machine has these interfaces. */
class ClaimedLinksTest {

  private static final String SERVER =
      "servers { alpha { address = \"::1\", local-port = 20547 } }";
  private static final String BOTH = SERVER + "\nlinks = [ { interface = \"lan*\" } ]";
  private static final String LAN0 = SERVER + "\nlinks = [ { interface = lan0 } ]";
  private static final int OTHER = 4711;
  private static final int LAN0_INDEX = 2147483007;
  private static final int LAN1_INDEX = 2147483008;
  private static final int LAN2_INDEX = 2147483009;

  private final InventedMachine machine = new InventedMachine();

  ClaimedLinksTest() {
    machine.interfaces().apply("lan0 2147483007 up 1500 fe80::1/64 2001:db8:1::1/64");
    machine.interfaces().apply("lan1 2147483008 up 1500 fe80::1/64 2001:db8:2::1/64");
  }

  @Test
  void whatAnotherProcessRelaysWaitsUntilThatEnds() {
    machine.claims().give(LAN1_INDEX, OTHER);
    try (PlanController inForce = plan(BOTH)) {
      assertEquals(List.of("lan0"), relaying(inForce));
      assertEquals(
          new LinkStatus.Waiting("lan1", LinkStatus.Reason.RELAYED_ELSEWHERE, "process 4711"),
          inForce.links().get(1).status());
      machine.claims().free(LAN1_INDEX);
      inForce.refresh();
      assertEquals(List.of("lan0", "lan1"), relaying(inForce));
    }
  }

  @Test
  void aLinkThatComesIsClaimedAndOneThatGoesIsGivenUp() {
    try (PlanController inForce = plan(BOTH)) {
      machine.interfaces().apply("lan2 2147483009 up 1500 fe80::1/64 2001:db8:3::1/64");
      inForce.refresh();
      assertEquals(Set.of(LAN0_INDEX, LAN1_INDEX, LAN2_INDEX), machine.claims().own());
      machine.interfaces().apply("lan1 gone");
      inForce.refresh();
      assertEquals(Set.of(LAN0_INDEX, LAN2_INDEX), machine.claims().own());
      assertEquals(List.of("lan0", "lan2"), relaying(inForce));
    }
  }

  @Test
  void aReloadClaimsWhatItAddsAndGivesUpWhatItRemoves() {
    try (PlanController inForce = plan(LAN0)) {
      inForce.refresh();
      assertEquals(Set.of(LAN0_INDEX), machine.claims().own());
      inForce.apply(inForce.plan(InventedMachine.settings(BOTH)));
      inForce.refresh();
      assertEquals(Set.of(LAN0_INDEX, LAN1_INDEX), machine.claims().own());
      inForce.apply(inForce.plan(InventedMachine.settings(LAN0)));
      inForce.refresh();
      assertEquals(Set.of(LAN0_INDEX), machine.claims().own());
    }
  }

  @Test
  void whatAReloadClaimsThatDoesNotComeIntoForceIsGivenUp() {
    try (PlanController inForce = plan(LAN0)) {
      inForce.refresh();
      var _ = inForce.plan(InventedMachine.settings(BOTH));
      assertEquals(Set.of(LAN0_INDEX, LAN1_INDEX), machine.claims().own());
      inForce.refresh();
      assertEquals(Set.of(LAN0_INDEX), machine.claims().own());
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "all links       | [ { interface = lan0 }, { interface = lan1 } ]",
        "all of a kind   | [ { interface = \"lan*\" } ]",
        "all there are   | [ { interface = lan0 }, { interface = lan9 }, { interface = \"ppp*\" } ]"
      })
  void aRelayWhoseLinksAllBelongToOthersDoesNotStart(String what, String links) {
    machine.claims().give(LAN0_INDEX, OTHER);
    machine.claims().give(LAN1_INDEX, OTHER);
    RelayedElsewhere refusal =
        assertThrows(RelayedElsewhere.class, () -> start(links).close(), what);
    assertEquals(
        "link lan0: another relay6 on this machine relays it, process 4711",
        String.valueOf(refusal.getMessage()).split(";", -1)[0]);
    assertEquals(Set.of(), machine.claims().own());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "one link is its own   | [ { interface = lan0 }, { interface = lan1 } ]",
        "no link is there yet  | [ { interface = lan9 }, { interface = \"ppp*\" } ]"
      })
  void aRelayThatHasOrMayGetALinkStarts(String what, String links) {
    machine.claims().give(LAN0_INDEX, OTHER);
    try (Relay relay = start(links)) {
      assertEquals(2, relay.links().size(), what);
    }
  }

  private Relay start(String links) {
    return Relay.start(
        InventedMachine.settings(SERVER + "\nlinks = " + links),
        machine.platform(),
        fault -> {
          throw fault;
        },
        List.of());
  }

  private PlanController plan(String settings) {
    return PlanControllerTest.plan(machine, settings, () -> 0);
  }

  private static List<String> relaying(PlanController inForce) {
    return inForce.assembled().plan().links().stream().map(LinkPlan::name).toList();
  }

  @Test
  void aProcessInAContainerHasNoNumberHere() {
    machine.claims().give(LAN0_INDEX, 0);
    try (PlanController inForce = plan(LAN0)) {
      assertEquals(
          Optional.of("another relay6 on this machine relays it, a process in a container"),
          Optional.of(inForce.links().getFirst().status())
              .map(LinkStatus.Waiting.class::cast)
              .map(LinkStatus.Waiting::text));
    }
  }
}
