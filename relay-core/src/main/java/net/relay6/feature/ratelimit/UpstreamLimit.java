package net.relay6.feature.ratelimit;

import java.util.Optional;
import java.util.function.LongSupplier;
import net.relay6.agent.DropReason;
import net.relay6.agent.ForwardContext;
import net.relay6.agent.Gate;
import net.relay6.wire.RelayMessage;

/**
 * Refuses what clients send beyond the rate all links have together, of which each link gets its
 * fair share: {@link UpstreamBudget}. It stands last among a link's gates, so that what another
 * gate refuses costs no budget. Relay messages pass and do not count. Used by the data plane's
 * thread only.
 *
 * @param rate how much may pass
 * @param budget what is left to all links
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
