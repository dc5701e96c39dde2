package net.relay6.assembly;

import io.netty.buffer.ByteBufUtil;
import java.util.concurrent.TimeUnit;
import net.relay6.agent.FaultSink;
import net.relay6.agent.InboundDatagram;
import net.relay6.agent.Observer;
import net.relay6.agent.Throttle;
import net.relay6.wire.DhcpMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs faults of relay6 itself with the frame that brought them out, once a second at most. */
final class FaultLog implements FaultSink {

  private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);

  private final Throttle throttle = new Throttle(TimeUnit.SECONDS.toNanos(1));

  @Override
  public void agentFailed(InboundDatagram datagram, RuntimeException fault) {
    if (throttle.passes(System.nanoTime())) {
      LOG.error(
          "a fault in relay6 cost a datagram from {} ({} more since the last such line); please"
              + " report it with this frame: {}",
          datagram.source(),
          throttle.takeSuppressed(),
          ByteBufUtil.hexDump(datagram.payload()),
          fault);
    }
  }

  @Override
  public void observerFailed(Observer observer, DhcpMessage message, RuntimeException fault) {
    if (throttle.passes(System.nanoTime())) {
      LOG.error(
          "a fault in relay6's {}, nothing was lost ({} more since the last such line); please"
              + " report it with this frame: {}",
          observer.getClass().getSimpleName(),
          throttle.takeSuppressed(),
          ByteBufUtil.hexDump(message.octets()),
          fault);
    }
  }
}
