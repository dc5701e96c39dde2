package net.relay6.feature.ratelimit;

import java.util.Optional;
import java.util.function.LongSupplier;
import net.relay6.agent.DropReason;
import net.relay6.agent.ForwardContext;
import net.relay6.agent.Gate;
import net.relay6.wire.ClientMessage;

/**
 * Refuses what all clients of a link together send above its rate. Messages of relays pass.
 *
 * @param rate what the link's clients may send
 * @param bucket the link's own; outlives plans
 * @param nanoClock the time in nanoseconds
 */
public record LinkLimit(Rate rate, Bucket bucket, LongSupplier nanoClock) implements Gate {

  private static final Optional<DropReason> REFUSED = Optional.of(DropReason.LINK_RATE);

  @Override
  public Optional<DropReason> refusal(ForwardContext context) {
    return !(context.message() instanceof ClientMessage) || bucket.take(rate, nanoClock.getAsLong())
        ? Optional.empty()
        : REFUSED;
  }
}
