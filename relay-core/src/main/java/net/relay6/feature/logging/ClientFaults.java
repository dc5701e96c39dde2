package net.relay6.feature.logging;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import net.relay6.agent.extension.Observer;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.counters.Anomaly;
import net.relay6.log.ClientNaming;
import net.relay6.log.Throttle;
import net.relay6.wire.ClientMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts and logs client messages whose options run past the message's end. A relay forwards them
 * unchanged (RFC 6221, section 6.1.1; RFC 9915, section 16), but the operator may want to know the
 * client.
 */
public final class ClientFaults implements Observer {

  private static final Logger LOG = LoggerFactory.getLogger(ClientFaults.class);

  private final ClientNaming clientNaming;
  private final Throttle.ByKey<String> throttles;

  /**
   * An observer that names clients by {@code identities}, with the time in nanoseconds from {@code
   * nanoClock}.
   */
  public ClientFaults(ClientNaming clientNaming, LongSupplier nanoClock) {
    this.clientNaming = clientNaming;
    throttles = new Throttle.ByKey<>(TimeUnit.SECONDS.toNanos(1), nanoClock);
  }

  @Override
  public void forwarded(ForwardContext context, int copies) {
    if (context.message() instanceof ClientMessage message && !message.options().isIntact()) {
      context.link().counters().arrivals().count(Anomaly.MALFORMED_CLIENT_OPTIONS);
      log(context, context.link().name());
    }
  }

  private void log(ForwardContext context, String link) {
    if (throttles.passes(link)) {
      String peer = clientNaming.endpoint(context.peer());
      LOG.atInfo()
          .setMessage("{} from {} on link {} has malformed options; relayed unchanged{}")
          .addArgument(context.message().type())
          .addArgument(peer)
          .addArgument(link)
          .addArgument(throttles.suppressed(link))
          .addKeyValue("link", link)
          .addKeyValue("peer", peer)
          .log();
    }
  }
}
