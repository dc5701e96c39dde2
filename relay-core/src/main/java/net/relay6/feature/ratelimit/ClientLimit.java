package net.relay6.feature.ratelimit;

import java.util.Optional;
import java.util.function.LongSupplier;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.agent.plan.Gate;
import net.relay6.counters.DropReason;
import net.relay6.wire.RelayMessage;

/**
 * Refuses messages of a client above its rate, so that a looping client does not load the servers
 * (RFC 9915, section 14.1). A client is identified by source address and interface. Relay messages
 * pass, since a relay forwards for many clients. Used by the data plane's thread only.
 *
 * @param rate the rate
 * @param buckets the clients' buckets
 * @param nanoClock the time in nanoseconds, on a clock that may wrap
 */
public record ClientLimit(Rate rate, ClientBuckets buckets, LongSupplier nanoClock)
    implements Gate {

  private static final Optional<DropReason> REFUSAL = Optional.of(DropReason.CLIENT_RATE);

  @Override
  public Optional<DropReason> refusal(ForwardContext context) {
    boolean passes = context.message() instanceof RelayMessage || take(context);
    return passes ? Optional.empty() : REFUSAL;
  }

  private boolean take(ForwardContext context) {
    int interfaceIndex = context.link().attachment().interfaceIndex();
    return buckets.take(context.peer().address(), interfaceIndex, rate, nanoClock.getAsLong());
  }
}
