package net.relay6.feature.bindings;

import java.util.function.LongSupplier;
import net.relay6.agent.extension.Observer;
import net.relay6.agent.extension.OutcomeQueue;
import net.relay6.agent.extension.QueuedOutcome;
import net.relay6.agent.extension.ReplyContext;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.wire.ClientMessage;
import net.relay6.wire.MessageType;

/**
 * Queues the messages that can change a binding: REPLYs, and those clients' messages that are about
 * leases. It copies the message and reads the clock once, allocates nothing and never blocks.
 */
public final class BindingTap implements Observer {

  private final OutcomeQueue queue;
  private final LongSupplier nanoClock;

  /** The only producer of {@code queue}, with times of {@code nanoClock}. */
  public BindingTap(OutcomeQueue queue, LongSupplier nanoClock) {
    this.queue = queue;
    this.nanoClock = nanoClock;
  }

  @Override
  public void forwarded(ForwardContext context, int copies) {
    if (context.link().isProbeLink() || !isAboutLeases(context)) {
      return;
    }
    queue.offer(
        QueuedOutcome.Kind.FORWARDED,
        nanoClock.getAsLong(),
        context.link(),
        null,
        context.peer().address(),
        context.sender().orElse(null),
        context.message().octets());
  }

  /** A relayed message is queued in any case, since its type is inside. */
  private static boolean isAboutLeases(ForwardContext context) {
    return !(context.message() instanceof ClientMessage message) || isAboutLeases(message.type());
  }

  private static boolean isAboutLeases(MessageType type) {
    return type.equals(MessageType.REQUEST)
        || type.equals(MessageType.RENEW)
        || type.equals(MessageType.REBIND)
        || type.equals(MessageType.RELEASE)
        || type.equals(MessageType.DECLINE);
  }

  @Override
  public void delivered(ReplyContext context) {
    if (context.reply().relayedLength() == 0 || !canGrant(context.reply().relayedType())) {
      return;
    }
    queue.offer(
        QueuedOutcome.Kind.DELIVERED,
        nanoClock.getAsLong(),
        context.link().orElse(null),
        context.server(),
        context.peerAddress(),
        null,
        context.reply().octets());
  }

  private static boolean canGrant(int type) {
    return type == MessageType.REPLY.code()
        || type == MessageType.RELAY_REPL.code()
        || type == MessageType.ADDR_REG_REPLY.code();
  }
}
