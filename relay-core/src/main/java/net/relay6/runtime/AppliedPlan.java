package net.relay6.runtime;

import io.netty.util.concurrent.Future;
import java.util.Optional;
import java.util.function.Function;
import net.relay6.agent.PlanDifference;
import net.relay6.agent.RelayPlan;
import net.relay6.planning.PlanComparison;

/**
 * The plan that is applied to the sockets. Applying another plan changes only what differs. Until a
 * plan has been applied completely, the next difference starts from the same plan. Used by the
 * control thread only.
 */
final class AppliedPlan {

  private final Function<PlanDifference, Future<?>> sockets;
  private Optional<RelayPlan> applied = Optional.empty();

  /** Without a plan; {@code sockets} applies a difference and returns when it is done. */
  AppliedPlan(Function<PlanDifference, Future<?>> sockets) {
    this.sockets = sockets;
  }

  /**
   * Applies {@code next} to the sockets, and returns when that is done.
   *
   * @return whether anything had to be changed
   */
  boolean apply(RelayPlan next) {
    Optional<PlanDifference> difference = PlanComparison.between(applied, next);
    difference.ifPresent(step -> sockets.apply(step).syncUninterruptibly());
    applied = Optional.of(next);
    return difference.isPresent();
  }
}
