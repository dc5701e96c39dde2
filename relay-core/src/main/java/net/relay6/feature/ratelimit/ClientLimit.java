package net.relay6.feature.ratelimit;

import java.util.Optional;
import java.util.function.LongSupplier;
import net.relay6.agent.DropReason;
import net.relay6.agent.ForwardContext;
import net.relay6.agent.Gate;
import net.relay6.wire.ClientMessage;

/**
 * Refuses what a client sends above its rate (RFC 9915, section 14.1, tells clients to keep to
 * one). Messages of relays stand for many clients and pass.
 *
 * @param rate what each client of the link may send
 * @param clients the buckets, shared by all links
 * @param nanoClock the time in nanoseconds
 */
public record ClientLimit(Rate rate, ClientBuckets clients, LongSupplier nanoClock)
    implements Gate {

  private static final Optional<DropReason> REFUSED = Optional.of(DropReason.CLIENT_RATE);

  @Override
  public Optional<DropReason> refusal(ForwardContext context) {
    return !(context.message() instanceof ClientMessage)
            || clients.take(
                context.peer().address(),
                context.link().attachment().interfaceIndex(),
                rate,
                nanoClock.getAsLong())
        ? Optional.empty()
        : REFUSED;
  }
}
