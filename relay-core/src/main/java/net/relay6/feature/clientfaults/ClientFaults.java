package net.relay6.feature.clientfaults;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import net.relay6.agent.ForwardContext;
import net.relay6.agent.Observer;
import net.relay6.agent.Remark;
import net.relay6.agent.Throttle;
import net.relay6.wire.ClientMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices client messages whose options run past the message's end. A relay passes them on as they
 * are (RFC 6221, section 6.1.1; RFC 9915, section 16); the operator may want to know the client.
 */
public final class ClientFaults implements Observer {

  private static final Logger LOG = LoggerFactory.getLogger(ClientFaults.class);

  private final LongSupplier nanoClock;
  private final Throttle throttle = new Throttle(TimeUnit.SECONDS.toNanos(1));

  /** An observer that reads the time, in nanoseconds, from {@code nanoClock}. */
  public ClientFaults(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  @Override
  public void forwarded(ForwardContext context, int copies) {
    if (context.message() instanceof ClientMessage message && !message.options().isIntact()) {
      context.link().counters().arrivals().count(Remark.MALFORMED_CLIENT_OPTIONS);
      log(context);
    }
  }

  private void log(ForwardContext context) {
    if (throttle.passes(nanoClock.getAsLong())) {
      LOG.info(
          "{} from {} on link {} has options that do not fit; relayed as it is ({} more since the"
              + " last such line)",
          context.message().type(),
          context.peer(),
          context.link(),
          throttle.takeSuppressed());
    }
  }
}
