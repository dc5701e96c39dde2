package net.relay6.feature.ratelimit;

import java.util.Optional;
import java.util.function.LongSupplier;
import net.relay6.agent.DropReason;
import net.relay6.agent.ForwardContext;
import net.relay6.agent.Gate;
import net.relay6.wire.ClientMessage;

/**
 * Refuses what exceeds the budget of all links together, and first of those that have had more than
 * their share. Messages of relays pass.
 *
 * @param budget shared by all links; outlives plans
 * @param nanoClock the time in nanoseconds
 */
public record UpstreamLimit(UpstreamBudget budget, LongSupplier nanoClock) implements Gate {

  private static final Optional<DropReason> REFUSED = Optional.of(DropReason.UPSTREAM_RATE);

  @Override
  public Optional<DropReason> refusal(ForwardContext context) {
    return !(context.message() instanceof ClientMessage)
            || budget.take(context.link().name(), nanoClock.getAsLong())
        ? Optional.empty()
        : REFUSED;
  }
}
