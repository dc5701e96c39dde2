package net.relay6.feature.ratelimit;

import java.util.Optional;
import java.util.function.LongSupplier;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.agent.plan.Gate;
import net.relay6.counters.DropReason;
import net.relay6.wire.RelayMessage;

/**
 * Refuses clients' messages above the rate of all links together, of which each link has a fair
 * share: {@link UpstreamBudget}. It is the last of a link's gates, so that messages refused by
 * other gates use no budget. Relay messages pass and do not count. Used by the data plane's thread
 * only.
 *
 * @param rate the rate
 * @param budget the budget of all links
 * @param nanoClock the time in nanoseconds, on a clock that may wrap
 */
public record UpstreamLimit(Rate rate, UpstreamBudget budget, LongSupplier nanoClock)
    implements Gate {

  private static final Optional<DropReason> REFUSAL = Optional.of(DropReason.UPSTREAM_RATE);

  @Override
  public Optional<DropReason> refusal(ForwardContext context) {
    boolean passes =
        context.message() instanceof RelayMessage
            || budget.take(context.link().name(), rate, nanoClock.getAsLong());
    return passes ? Optional.empty() : REFUSAL;
  }
}
