package net.relay6.feature.ratelimit;

import java.util.Optional;
import java.util.function.LongSupplier;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.agent.plan.Gate;
import net.relay6.counters.DropReason;
import net.relay6.wire.RelayMessage;

/**
 * Refuses messages of a link's clients above its rate, independently of their addresses (RFC 6221,
 * section 9). Relay messages pass and do not count. Used by the data plane's thread only.
 *
 * @param rate the rate
 * @param bucket the link's bucket
 * @param nanoClock the time in nanoseconds, on a clock that may wrap
 */
public record LinkLimit(Rate rate, Bucket bucket, LongSupplier nanoClock) implements Gate {

  private static final Optional<DropReason> REFUSAL = Optional.of(DropReason.LINK_RATE);

  @Override
  public Optional<DropReason> refusal(ForwardContext context) {
    boolean passes =
        context.message() instanceof RelayMessage || bucket.take(rate, nanoClock.getAsLong());
    return passes ? Optional.empty() : REFUSAL;
  }
}
