package net.relay6.feature.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.agent.plan.Gate;
import net.relay6.counters.DropReason;
import org.junit.jupiter.api.Test;

class UpstreamLimitTest {

  private static final Bucket.Rate RATE = new Bucket.Rate(1_000, 100);

  private final UpstreamBudget budget = new UpstreamBudget();
  private final Gate limit = new UpstreamBudget.Limit(RATE, budget, () -> 0);

  @Test
  void theReasonIsTheUpstreamRate() {
    spend(limit);
    assertEquals(Optional.of(DropReason.UPSTREAM_RATE), limit.refusal(fromLink(1)));
  }

  @Test
  void aNewPlanWithTheSameBudgetDoesNotRefillIt() {
    spend(limit);
    Gate next = new UpstreamBudget.Limit(RATE, budget, () -> 0);
    assertEquals(Optional.of(DropReason.UPSTREAM_RATE), next.refusal(fromLink(1)));
  }

  @Test
  void aLinkIsKnownByItsName() {
    spend(limit);
    assertEquals(Optional.empty(), limit.refusal(fromLink(2)));
  }

  @Test
  void relayMessagesPassAndDoNotCount() {
    ForwardContext relayed = Contexts.fromRelay("fe80::1", 1);
    for (int i = 0; i < 1_000; i++) {
      assertEquals(Optional.empty(), limit.refusal(relayed));
    }
    assertEquals(Optional.empty(), limit.refusal(fromLink(1)));
  }

  private static void spend(Gate limit) {
    for (int i = 0; i < 100; i++) {
      limit.refusal(fromLink(1));
    }
  }

  private static ForwardContext fromLink(int interfaceIndex) {
    return Contexts.fromClient("fe80::1", interfaceIndex);
  }
}
