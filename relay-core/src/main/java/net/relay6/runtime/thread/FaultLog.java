package net.relay6.runtime.thread;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import net.relay6.agent.FaultSink;
import net.relay6.agent.extension.Observer;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.counters.RelayCounters;
import net.relay6.log.ClientNaming;
import net.relay6.log.Throttle;
import net.relay6.wire.DhcpMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs faults of relay6 itself with the frame that caused them, at most once a second for each
 * location. The frame is omitted if clients are not named in clear.
 */
public final class FaultLog implements FaultSink {

  private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);

  private final ClientNaming clientNaming;
  private final RelayCounters counters;
  private final Consumer<Error> ending;
  private final Throttle.ByKey<String> throttles;
  private final AtomicBoolean isEnding = new AtomicBoolean();

  /**
   * @param counters where survived faults are counted
   * @param ending ends the process; called once
   */
  public FaultLog(
      ClientNaming clientNaming,
      RelayCounters counters,
      Consumer<Error> ending,
      LongSupplier nanoClock) {
    this.clientNaming = clientNaming;
    this.counters = counters;
    this.ending = ending;
    throttles = new Throttle.ByKey<>(TimeUnit.SECONDS.toNanos(1), nanoClock);
  }

  @Override
  public void agentFailed(InboundDatagram datagram, RuntimeException fault) {
    if (passes("agent")) {
      LOG.error(
          "a fault in relay6 cost a datagram from {}{}; please report it {}",
          clientNaming.endpoint(datagram.source()),
          suppressed("agent"),
          frame(datagram.payload()),
          fault);
    }
  }

  @Override
  public void taskFailed(RuntimeException fault) {
    counters.countFault();
    String place = place(fault);
    if (passes(place)) {
      LOG.error(
          "a fault in relay6 cost one datagram or task, relaying goes on{}; please report it",
          suppressed(place),
          fault);
    }
  }

  private synchronized boolean passes(String place) {
    return throttles.passes(place);
  }

  private synchronized String suppressed(String place) {
    return throttles.suppressed(place);
  }

  /** The method that failed, which identifies the fault. */
  private static String place(RuntimeException fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    return trace.length == 0 ? fault.getClass().getName() : trace[0].toString();
  }

  /** An Error while logging would be another one, so the process ends in any case. */
  @Override
  public void fatal(Error fault) {
    if (isEnding.compareAndSet(false, true)) {
      try {
        LOG.error(
            "relay6 cannot continue and ends, so that it is started again; please report it",
            fault);
      } finally {
        ending.accept(fault);
      }
    }
  }

  @Override
  public void observerFailed(Observer observer, DhcpMessage message, RuntimeException fault) {
    String name = observer.getClass().getSimpleName();
    if (passes(name)) {
      LOG.error(
          "a fault in relay6's {}, nothing was lost{}; please report it {}",
          name,
          suppressed(name),
          frame(message.octets()),
          fault);
    }
  }

  private String frame(ByteBuf frame) {
    return clientNaming.isClear()
        ? "with this frame: " + ByteBufUtil.hexDump(frame)
        : "with its frame of %d octets, which privacy = clear would show here"
            .formatted(frame.readableBytes());
  }
}
