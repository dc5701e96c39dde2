package net.relay6.feature.logging;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import net.relay6.agent.extension.Observer;
import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.counters.DropReason;
import net.relay6.log.ClientNaming;
import net.relay6.log.Throttle;
import net.relay6.net.DuidLength;
import net.relay6.wire.ClientMessage;
import net.relay6.wire.MessageParser;
import net.relay6.wire.MessageType;
import net.relay6.wire.OptionCode;
import net.relay6.wire.OptionList;
import net.relay6.wire.RelayMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logs dropped datagrams, at most one line a second for each reason: the message, its source and
 * channel, the reason, and the number of suppressed lines. For a server message the line contains
 * its Server-ID, since it may come from a rogue server (RFC 9915, section 22). Senders of server
 * and relay messages are named in clear, clients according to the privacy setting.
 */
public final class DropLog implements Observer {

  private static final Logger LOG = LoggerFactory.getLogger(DropLog.class);
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ClientNaming clientNaming;
  private final IntFunction<Optional<String>> interfaceNames;
  private final Throttle.ByKey<DropReason> throttles;

  /**
   * A log that names clients by {@code identities} and interfaces by {@code interfaceNames}, with
   * the time in nanoseconds from {@code nanoClock}.
   */
  public DropLog(
      ClientNaming clientNaming,
      IntFunction<Optional<String>> interfaceNames,
      LongSupplier nanoClock) {
    this.clientNaming = clientNaming;
    this.interfaceNames = interfaceNames;
    throttles = new Throttle.ByKey<>(INTERVAL_NANOS, nanoClock);
  }

  @Override
  public void dropped(InboundDatagram datagram, DropReason reason) {
    if (throttles.passes(reason)) {
      write(datagram, reason, throttles.suppressed(reason));
    }
  }

  private void write(InboundDatagram datagram, DropReason reason, String suppressed) {
    String source = source(datagram);
    LoggingEventBuilder line =
        LOG.atWarn()
            .setMessage("dropped {} from {} {}: {}{}")
            .addArgument(what(datagram.payload()))
            .addArgument(source)
            .addArgument(place(datagram))
            .addArgument(reason.label())
            .addArgument(suppressed)
            .addKeyValue("reason", reason.label())
            .addKeyValue("peer", source);
    switch (datagram.arrival()) {
      case Arrival.OnLink(var link) -> line.addKeyValue("link", link.name()).log();
      case Arrival.FromServer(var server) -> line.addKeyValue("server", server.name()).log();
      case Arrival.Unicast _ -> line.addKeyValue("interface", interfaceName(datagram)).log();
    }
  }

  private String source(InboundDatagram datagram) {
    boolean isPersonal =
        !(datagram.arrival() instanceof Arrival.FromServer) && isFromClient(datagram.payload());
    return isPersonal
        ? clientNaming.endpoint(datagram.source())
        : ClientNaming.CLEAR.endpoint(datagram.source());
  }

  /** Whether the message is not of a type that only servers and relays send. */
  private static boolean isFromClient(ByteBuf frame) {
    return switch (MessageParser.parse(frame)) {
      case MessageParser.Result.Truncated _ -> true;
      case MessageParser.Result.Parsed(ClientMessage message) ->
          !MessageType.OfServers.ALWAYS_DISCARDED.contains(message.type())
              && !MessageType.OfServers.DISCARDED_BY_DEFAULT.contains(message.type());
      case MessageParser.Result.Parsed(RelayMessage _) -> false;
    };
  }

  /** The message's type and, if it is not wrapped, its Server-ID. */
  private static String what(ByteBuf frame) {
    return switch (MessageParser.parse(frame)) {
      case MessageParser.Result.Truncated(int length) -> length + " octets";
      case MessageParser.Result.Parsed(ClientMessage message) ->
          message.type()
              + message.options().first(OptionCode.SERVER_ID).map(DropLog::serverId).orElse("");
      case MessageParser.Result.Parsed(RelayMessage message) -> message.type().toString();
    };
  }

  private static String serverId(OptionList.Option option) {
    ByteBuf duid = option.value();
    return duid.readableBytes() > DuidLength.MAX
        ? " with a Server-ID of " + duid.readableBytes() + " octets"
        : " with Server-ID " + ByteBufUtil.hexDump(duid);
  }

  private String place(InboundDatagram datagram) {
    return switch (datagram.arrival()) {
      case Arrival.OnLink(var link) -> "on link " + link;
      case Arrival.FromServer(var server) -> "from server " + server;
      case Arrival.Unicast _ ->
          "to a unicast address of this node, by interface " + interfaceName(datagram);
    };
  }

  /** The interface's name, or its index if it has just disappeared. */
  private String interfaceName(InboundDatagram datagram) {
    return interfaceNames
        .apply(datagram.ingress())
        .orElseGet(() -> String.valueOf(datagram.ingress()));
  }
}
