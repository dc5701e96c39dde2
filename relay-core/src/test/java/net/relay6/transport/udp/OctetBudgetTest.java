package net.relay6.transport.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OctetBudgetTest {

  private final OctetBudget budget = new OctetBudget(1000);

  @Test
  void oneQueueGetsHalfOfEverything() {
    assertEquals(500, fill());
    assertEquals(500, budget.held());
    assertEquals(1, budget.refused());
  }

  @Test
  void eachFurtherQueueGetsWhatTheOthersLeaveFreeByHalves() {
    assertEquals(500, fill());
    assertEquals(250, fill());
    assertEquals(130, fill());
    assertTrue(budget.held() < budget.octetsMax());
  }

  @Test
  void whatIsReleasedCanBeReservedAgain() {
    long held = fill();
    budget.release(held);
    assertEquals(held, fill());
  }

  @Test
  void whatIsLongerThanAllIsRefused() {
    assertFalse(budget.reserve(0, 1001));
    assertEquals(0, budget.held());
  }

  /** Reserves for a fresh queue until that is refused; how much it has then. */
  private long fill() {
    long own = 0;
    while (budget.reserve(own, 10)) {
      own += 10;
    }
    return own;
  }
}
