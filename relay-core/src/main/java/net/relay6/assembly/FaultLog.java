package net.relay6.assembly;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import net.relay6.agent.FaultSink;
import net.relay6.agent.Identities;
import net.relay6.agent.InboundDatagram;
import net.relay6.agent.Observer;
import net.relay6.agent.Throttles;
import net.relay6.wire.DhcpMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs faults of relay6 itself with the frame that brought them out, once a second at most for each
 * place. The frame is left out where clients are not named in clear.
 */
final class FaultLog implements FaultSink {

  private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);

  private final Identities identities;
  private final Throttles<String> throttles;

  FaultLog(Identities identities, LongSupplier nanoClock) {
    this.identities = identities;
    throttles = new Throttles<>(TimeUnit.SECONDS.toNanos(1), nanoClock);
  }

  @Override
  public void agentFailed(InboundDatagram datagram, RuntimeException fault) {
    if (throttles.passes("agent")) {
      LOG.error(
          "a fault in relay6 cost a datagram from {}{}; please report it {}",
          identities.endpoint(datagram.source()),
          throttles.suppressed("agent"),
          frame(datagram.payload()),
          fault);
    }
  }

  @Override
  public void observerFailed(Observer observer, DhcpMessage message, RuntimeException fault) {
    String name = observer.getClass().getSimpleName();
    if (throttles.passes(name)) {
      LOG.error(
          "a fault in relay6's {}, nothing was lost{}; please report it {}",
          name,
          throttles.suppressed(name),
          frame(message.octets()),
          fault);
    }
  }

  private String frame(ByteBuf frame) {
    return identities.areClear()
        ? "with this frame: " + ByteBufUtil.hexDump(frame)
        : "with its frame of %d octets, which privacy = clear would show here"
            .formatted(frame.readableBytes());
  }
}
