package net.relay6.assembly;

import io.netty.util.concurrent.Future;
import java.util.Optional;
import java.util.function.Function;
import net.relay6.agent.PlanDifference;
import net.relay6.agent.RelayPlan;

/**
 * The plan the sockets follow. A step to another plan takes what is different and nothing else; as
 * long as a step has not been taken whole, the next one is from the same plan. Belongs to the
 * control thread.
 */
final class AppliedPlan {

  private final Function<PlanDifference, Future<?>> sockets;
  private Optional<RelayPlan> followed = Optional.empty();

  /** No plan yet; {@code sockets} follow a difference, and say when they have. */
  AppliedPlan(Function<PlanDifference, Future<?>> sockets) {
    this.sockets = sockets;
  }

  /**
   * Lets the sockets follow {@code next}, and returns when they do.
   *
   * @return whether there was anything to do
   */
  boolean follow(RelayPlan next) {
    Optional<PlanDifference> difference = PlanComparison.between(followed, next);
    difference.ifPresent(step -> sockets.apply(step).syncUninterruptibly());
    followed = Optional.of(next);
    return difference.isPresent();
  }
}
