package net.relay6.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.relay6.agent.PlanDifference;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.testing.InventedMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Looks at a machine with a thousand links, and what of them the sockets hear of. */
class AppliedPlanTest {

  private static final int LINKS = 1000;
  private static final int LOOKS = 50;

  private static final String SETTINGS =
      """
      servers { alpha { address = "2001:db8:a::2" } }
      links = [ { interface = "sub*" } ]
      owner-first-delay = 100 ms
      """;

  private final InventedMachine machine = new InventedMachine();
  private final List<PlanDifference> taken = new ArrayList<>();
  private final AppliedPlan applied = new AppliedPlan(this::take);
  private final PlanController inForce;
  private Optional<RuntimeException> fault = Optional.empty();

  AppliedPlanTest() {
    for (int number = 0; number < LINKS; number++) {
      machine.interfaces().apply(line(number));
    }
    inForce = PlanControllerTest.plan(machine, SETTINGS, () -> 0);
    follow();
    taken.clear();
  }

  @AfterEach
  void close() {
    inForce.close();
  }

  @Test
  void asLongAsNothingChangesTheSocketsHearOfNothing() {
    for (int look = 0; look < LOOKS; look++) {
      look();
    }
    assertEquals(List.of(), taken);
  }

  @Test
  void whatIsNoPartOfAPlanMakesNoStep() {
    machine.interfaces().apply("wlan0 5000 up 1500 fe80::1/64");
    look();
    assertEquals(List.of(), taken);
  }

  @Test
  void anotherWayToAServerLeavesEverySocketOpen() {
    machine.routeTo("2001:db8:a::2", 7);
    look();
    PlanDifference step = onlyStep();
    assertEquals(Map.of(), step.links().opened());
    assertEquals(Set.of(), step.links().closed());
    assertEquals(Map.of(), step.servers().opened());
    assertEquals(Set.of(), step.servers().closed());
  }

  @Test
  void aLinkMoreIsAStepForThatLinkAlone() {
    machine.interfaces().apply(line(LINKS));
    look();
    PlanDifference step = onlyStep();
    assertEquals(List.of("sub" + LINKS), names(step.links().opened().values()));
    assertEquals(List.of(), names(step.links().replanned().values()));
    assertTrue(step.links().closed().isEmpty() && step.servers().isEmpty());
  }

  @Test
  void anotherMtuIsAStepForThatLinkAloneWhichKeepsItsSocket() {
    machine.interfaces().apply(line(500).replace("1500", "1400"));
    look();
    PlanDifference step = onlyStep();
    assertEquals(List.of("sub500"), names(step.links().replanned().values()));
    assertTrue(step.links().opened().isEmpty() && step.links().closed().isEmpty());
  }

  @Test
  void aStepThatFailsIsTakenAgainWhole() {
    machine.interfaces().apply("sub500 gone");
    fault = Optional.of(new IllegalStateException("the loop has a fault"));
    assertThrows(IllegalStateException.class, this::look);
    fault = Optional.empty();
    look();
    look();
    assertEquals(2, taken.size());
    assertEquals(taken.getFirst().links(), taken.getLast().links());
    assertFalse(taken.getLast().links().closed().isEmpty());
  }

  private void look() {
    inForce.refresh();
    inForce.logStates();
    follow();
  }

  private void follow() {
    if (applied.apply(inForce.assembled().plan())) {
      inForce.forgetRemoved();
    }
  }

  private Future<?> take(PlanDifference difference) {
    taken.add(difference);
    return fault.isPresent()
        ? ImmediateEventExecutor.INSTANCE.newFailedFuture(fault.get())
        : ImmediateEventExecutor.INSTANCE.newSucceededFuture(null);
  }

  private PlanDifference onlyStep() {
    assertEquals(1, taken.size());
    return taken.getFirst();
  }

  private static List<String> names(Iterable<LinkPlan> links) {
    List<String> names = new ArrayList<>();
    links.forEach(link -> names.add(link.name()));
    return names;
  }

  private static String line(int number) {
    return "sub%1$d %2$d up 1500 fe80::%2$x/64 2001:db8:1:%2$x::1/64".formatted(number, number + 1);
  }
}
