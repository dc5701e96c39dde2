package net.relay6.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import net.relay6.counters.DropReason;
import net.relay6.fixtures.scenario.Scenario;
import net.relay6.fixtures.scenario.Scenarios;
import net.relay6.fixtures.scenario.Step;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ScenarioTest {

  @TestFactory
  Stream<DynamicTest> behavesAsWritten() {
    return Scenarios.all().stream()
        .map(scenario ->
            DynamicTest.dynamicTest(
                scenario.toString(), () -> new ScenarioPlayer(scenario).play()));
  }

  @Test
  void everyScenarioSaysWhatItShows() {
    for (Scenario scenario : Scenarios.all()) {
      assertFalse(scenario.title().isBlank(), scenario.file());
      assertFalse(scenario.covers().isEmpty(), scenario.file());
      assertFalse(scenario.steps().isEmpty(), scenario.file());
    }
  }

  @Test
  void everyDropReasonIsProvoked() {
    Set<DropReason> missing = EnumSet.allOf(DropReason.class);
    missing.remove(DropReason.INTERNAL_ERROR);
    // Of frames, which the agent never sees: FragmentedMessagesIT.
    missing.remove(DropReason.FRAGMENTED);
    Scenarios.all().stream()
        .flatMap(scenario -> scenario.steps().stream())
        .filter(Step.ExpectOutcome.class::isInstance)
        .map(step -> ((Step.ExpectOutcome) step).outcome())
        .filter(outcome -> outcome.startsWith("dropped "))
        .forEach(
            outcome -> missing.remove(DropReason.valueOf(outcome.substring("dropped ".length()))));
    assertEquals(EnumSet.noneOf(DropReason.class), missing);
  }
}
