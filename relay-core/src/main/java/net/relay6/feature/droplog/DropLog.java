package net.relay6.feature.droplog;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import net.relay6.agent.Arrival;
import net.relay6.agent.DropReason;
import net.relay6.agent.InboundDatagram;
import net.relay6.agent.Observer;
import net.relay6.agent.Throttle;
import net.relay6.wire.ClientMessage;
import net.relay6.wire.MessageParser;
import net.relay6.wire.OptionCode;
import net.relay6.wire.ParseResult;
import net.relay6.wire.RawOption;
import net.relay6.wire.RelayMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs dropped datagrams, one line a second for each reason at most: who sent what where, why it
 * was dropped, and how many more were. For a message that only a server sends the line carries its
 * Server-ID, since it may come from a rogue server (RFC 9915, section 22).
 */
public final class DropLog implements Observer {

  private static final Logger LOG = LoggerFactory.getLogger(DropLog.class);
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier nanoClock;
  private final Map<DropReason, Throttle> throttles = new EnumMap<>(DropReason.class);

  /** A log that reads the time, in nanoseconds, from {@code nanoClock}. */
  public DropLog(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  @Override
  public void dropped(InboundDatagram datagram, DropReason reason) {
    Throttle throttle = throttles.computeIfAbsent(reason, _ -> new Throttle(INTERVAL_NANOS));
    if (throttle.passes(nanoClock.getAsLong())) {
      LOG.warn(
          "dropped {} from {} {}: {}{}",
          what(datagram.payload()),
          datagram.source(),
          place(datagram.arrival()),
          reason.label(),
          suppressed(throttle.takeSuppressed()));
    }
  }

  /** The message's type, and for a message that is not wrapped the Server-ID it carries. */
  private static String what(ByteBuf frame) {
    return switch (MessageParser.parse(frame)) {
      case ParseResult.Truncated(int length) -> length + " octets";
      case ParseResult.Parsed(ClientMessage message) ->
          message.type()
              + message.options().first(OptionCode.SERVER_ID).map(DropLog::serverId).orElse("");
      case ParseResult.Parsed(RelayMessage message) -> message.type().toString();
    };
  }

  private static String serverId(RawOption option) {
    return " with Server-ID " + ByteBufUtil.hexDump(option.value());
  }

  private static String place(Arrival arrival) {
    return switch (arrival) {
      case Arrival.OnLink(var link) -> "on link " + link;
      case Arrival.FromServer(var server) -> "from server " + server;
      case Arrival.Unicast _ -> "to a unicast address of this node";
    };
  }

  private static String suppressed(long count) {
    return count == 0 ? "" : " (and " + count + " more since the last such line)";
  }
}
