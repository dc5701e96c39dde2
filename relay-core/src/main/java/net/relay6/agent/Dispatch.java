package net.relay6.agent;

import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.relay6.agent.extension.MessageHandler;
import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.DropReason;
import net.relay6.wire.DhcpMessage;
import net.relay6.wire.MessageType;
import net.relay6.wire.RelayMessage;

/**
 * The handler of each message type on each kind of channel: three rows of 256. A type that no row
 * sets explicitly has the default of the RFC, so unknown types need no branch.
 */
final class Dispatch {

  private static final int TYPES = 256;

  private final MessageHandler[] onLink = new MessageHandler[TYPES];
  private final MessageHandler[] fromServer = new MessageHandler[TYPES];
  private final MessageHandler[] unicast = new MessageHandler[TYPES];

  /**
   * The RFCs' defaults (RFC 9915, sections 16 and 19; RFC 7283), with {@code detours} around the
   * handlers of messages from clients and downstream relays.
   */
  Dispatch(
      ForwardPath forward,
      ReplyPath reply,
      UnicastPath unicastPath,
      Map<MessageType, UnaryOperator<MessageHandler>> detours) {
    Arrays.fill(onLink, (MessageHandler) (d, m, o) -> forward.forward(link(d), d, m, o));
    Arrays.fill(fromServer, MessageHandler.dropping(DropReason.NOT_A_RELAY_REPLY));
    Arrays.fill(unicast, unicastPath);
    own(onLink, MessageType.RELAY_REPL, MessageHandler.dropping(DropReason.RELAY_REPLY_ON_LINK));
    own(fromServer, MessageType.RELAY_REPL, (d, m, o) -> reply.deliver(server(d), relay(m), o));
    MessageHandler serverMessage = MessageHandler.dropping(DropReason.SERVER_MESSAGE);
    for (MessageType type : MessageType.OfServers.ALWAYS_DISCARDED) {
      own(onLink, type, serverMessage);
      own(fromServer, type, serverMessage);
      own(unicast, type, serverMessage);
    }
    detours.forEach((type, around) -> {
      own(onLink, type, around.apply(onLink[type.code()]));
      own(unicast, type, around.apply(unicast[type.code()]));
    });
  }

  MessageHandler handler(Arrival arrival, MessageType type) {
    return switch (arrival) {
      case Arrival.OnLink _ -> onLink[type.code()];
      case Arrival.FromServer _ -> fromServer[type.code()];
      case Arrival.Unicast _ -> unicast[type.code()];
    };
  }

  private static void own(MessageHandler[] row, MessageType type, MessageHandler handler) {
    row[type.code()] = handler;
  }

  private static LinkPlan link(InboundDatagram datagram) {
    return ((Arrival.OnLink) datagram.arrival()).link();
  }

  private static ServerPlan server(InboundDatagram datagram) {
    return ((Arrival.FromServer) datagram.arrival()).server();
  }

  private static RelayMessage relay(DhcpMessage message) {
    return (RelayMessage) message;
  }
}
