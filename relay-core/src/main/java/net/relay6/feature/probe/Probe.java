package net.relay6.feature.probe;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Optional;
import net.relay6.agent.Admission;
import net.relay6.agent.Arrival;
import net.relay6.agent.DhcpPorts;
import net.relay6.agent.Fanout;
import net.relay6.agent.InboundDatagram;
import net.relay6.agent.LinkCounters;
import net.relay6.agent.LinkPlan;
import net.relay6.agent.ReplyContext;
import net.relay6.agent.ServerPlan;
import net.relay6.net.Endpoint;
import net.relay6.net.Octets;
import net.relay6.wire.ClientMessage;
import net.relay6.wire.DhcpMessage;
import net.relay6.wire.MessageParser;
import net.relay6.wire.MessageType;
import net.relay6.wire.OptionCode;
import net.relay6.wire.ParseResult;

/**
 * An INFORMATION-REQUEST of the relay itself, as if it had come from a client link (RFC 9915,
 * section 18.2.6). It takes the way of clients' messages to every server and gives nobody anything:
 * a SOLICIT would let servers set an address aside. Its peer-address is the relay's own on that
 * link, so the answers come back to the relay and no further.
 *
 * <pre>
 * | 11 | transaction-id (3) | Client Identifier | Elapsed Time 0 | Option Request: DNS, search list |
 * </pre>
 */
public final class Probe {

  /** A UUID (RFC 6355) that is relay6's and no client's. */
  public static final Octets DUID =
      Octets.parseHex("0004" + "9b0d6a1e5c7f4f0e8e6172656c617936").orElseThrow();

  /** RFC 3646, section 4. */
  private static final int DOMAIN_LIST = 24;

  static final int TRANSACTION_MASK = 0xff_ffff;

  private Probe() {}

  /**
   * The probe of a link; empty when the link has no address of its own to be answered at.
   *
   * @param transactionId of which the lower 24 bits are taken
   */
  public static Optional<InboundDatagram> from(LinkPlan link, int transactionId) {
    return probe(uncounted(link, link.index(), link.fanout()), transactionId);
  }

  /**
   * The same for one server alone; empty also when nothing from that link goes to it. Observers of
   * the server set see the response and not the probe: other servers were not asked.
   */
  public static Optional<InboundDatagram> of(LinkPlan link, ServerPlan server, int transactionId) {
    return link.fanout()
        .only(server, MessageType.INFORMATION_REQUEST)
        .map(fanout -> uncounted(link, LinkPlan.OUTSIDE, fanout))
        .flatMap(outside -> probe(outside, transactionId));
  }

  /** Whether there is a probe of that link for that server. */
  public static boolean canAsk(LinkPlan link, ServerPlan server) {
    return !link.attachment().linkLocals().isEmpty()
        && link.fanout().only(server, MessageType.INFORMATION_REQUEST).isPresent();
  }

  private static Optional<InboundDatagram> probe(LinkPlan link, int transactionId) {
    return link.attachment().linkLocals().stream()
        .findFirst()
        .map(own ->
            new InboundDatagram(
                new Arrival.OnLink(link),
                link.attachment().interfaceIndex(),
                new Endpoint(own, link.attachment().interfaceIndex(), DhcpPorts.CLIENT),
                message(transactionId)));
  }

  /** The link without what limits clients, and with counters nobody reads: no client has asked. */
  private static LinkPlan uncounted(LinkPlan link, int index, Fanout fanout) {
    return new LinkPlan(
        index,
        link.name(),
        link.attachment(),
        link.interfaceId(),
        new Admission(List.of(), false, List.of()),
        link.frames(),
        fanout,
        new LinkCounters());
  }

  private static ByteBuf message(int transactionId) {
    ByteBuf message = Unpooled.buffer();
    message.writeInt(
        MessageType.INFORMATION_REQUEST.code() << 24 | (transactionId & TRANSACTION_MASK));
    message.writeShort(OptionCode.CLIENT_ID.value()).writeShort(DUID.length());
    DUID.writeTo(message::writeBytes);
    message.writeShort(OptionCode.ELAPSED_TIME.value()).writeShort(2).writeShort(0);
    message.writeShort(OptionCode.OPTION_REQUEST.value()).writeShort(4);
    message.writeShort(OptionCode.DNS_SERVERS.value()).writeShort(DOMAIN_LIST);
    return message;
  }

  /** Whether an answer is one to a probe. */
  public static boolean isAnswered(ReplyContext answer) {
    return MessageParser.parse(answer.reply().relayed())
            instanceof ParseResult.Parsed(DhcpMessage message)
        && message instanceof ClientMessage reply
        && reply.type() == MessageType.REPLY
        && reply
            .options()
            .first(OptionCode.CLIENT_ID)
            .filter(client -> client.value().equals(Unpooled.wrappedBuffer(DUID.toArray())))
            .isPresent();
  }
}
