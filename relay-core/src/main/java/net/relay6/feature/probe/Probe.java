package net.relay6.feature.probe;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import net.relay6.agent.extension.ProbeReplies;
import net.relay6.agent.extension.ReplyContext;
import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.LinkCounters;
import net.relay6.net.DhcpPorts;
import net.relay6.net.Endpoint;
import net.relay6.net.Octets;
import net.relay6.wire.ClientMessage;
import net.relay6.wire.DhcpMessage;
import net.relay6.wire.MessageParser;
import net.relay6.wire.MessageType;
import net.relay6.wire.OptionCode;
import net.relay6.wire.RelayMessage;

/**
 * An INFORMATION-REQUEST of the relay itself, as if it had come from a client link (RFC 9915,
 * section 18.2.6). It is relayed to every server like a client's message and allocates no lease,
 * whereas a SOLICIT would make servers reserve an address. Its peer-address is the relay's own on
 * that link, so the responses return to the relay and no further.
 *
 * <pre>
 * | 11 | transaction-id (3) | Client Identifier | Elapsed Time 0 | Option Request: DNS, search list |
 * </pre>
 */
public final class Probe {

  /** A UUID (RFC 6355) that only relay6 uses. */
  public static final Octets DUID =
      Octets.parseHex("0004" + "9b0d6a1e5c7f4f0e8e6172656c617936").orElseThrow();

  /** RFC 3646, section 4. */
  private static final int DOMAIN_LIST = 24;

  static final int TRANSACTION_MASK = 0xff_ffff;

  private Probe() {}

  /**
   * The probe of a link; empty if the relay has no address on the link for the response.
   *
   * @param transactionId of which the lower 24 bits are used
   */
  public static Optional<InboundDatagram> from(LinkPlan link, int transactionId) {
    return probe(uncounted(link, link.index(), link.fanout()), transactionId);
  }

  /**
   * The probe of a link for one server; empty also if the link does not send to that server.
   * Observers of the server set see the response and not the probe, since it went to one server
   * only.
   */
  public static Optional<InboundDatagram> of(LinkPlan link, ServerPlan server, int transactionId) {
    return link.fanout()
        .only(server, MessageType.INFORMATION_REQUEST)
        .map(fanout -> uncounted(link, LinkPlan.PROBE_INDEX, fanout))
        .flatMap(outside -> probe(outside, transactionId));
  }

  /** Whether that link can probe that server. */
  public static boolean canProbe(LinkPlan link, ServerPlan server) {
    return !link.interfaceState().linkLocals().isEmpty()
        && link.fanout().only(server, MessageType.INFORMATION_REQUEST).isPresent();
  }

  private static Optional<InboundDatagram> probe(LinkPlan link, int transactionId) {
    return link.interfaceState().linkLocals().stream()
        .findFirst()
        .map(own ->
            new InboundDatagram(
                new Arrival.OnLink(link),
                link.interfaceState().interfaceIndex(),
                new Endpoint(own, link.interfaceState().interfaceIndex(), DhcpPorts.CLIENT),
                message(transactionId)));
  }

  /**
   * The link without rate limits and with discarded counters, since a probe is no client's message.
   */
  private static LinkPlan uncounted(LinkPlan link, int index, LinkPlan.Fanout fanout) {
    return new LinkPlan(
        index,
        link.name(),
        link.interfaceState(),
        link.interfaceId(),
        new LinkPlan.Admission(List.of(), false, List.of()),
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

  /** Whether a response is one to a probe. */
  public static boolean isResponse(ReplyContext answer) {
    return MessageParser.parse(answer.reply().relayed())
            instanceof MessageParser.Result.Parsed(DhcpMessage message)
        && message instanceof ClientMessage reply
        && reply.type() == MessageType.REPLY
        && reply
            .options()
            .first(OptionCode.CLIENT_ID)
            .filter(client -> client.value().equals(Unpooled.wrappedBuffer(DUID.toArray())))
            .isPresent();
  }

  /**
   * Consumes the responses to probes, and completes the futures of threads that wait for them. Any
   * thread may wait; responses are consumed on the data plane's thread.
   */
  public static final class Pending implements ProbeReplies {

    private record PendingProbe(String server, int transactionId) {}

    private final LongSupplier nanoClock;
    private final ConcurrentMap<PendingProbe, CompletableFuture<Long>> pending =
        new ConcurrentHashMap<>();

    /** Takes the time of awaited responses, in nanoseconds, from {@code nanoClock}. */
    public Pending(LongSupplier nanoClock) {
      this.nanoClock = nanoClock;
    }

    /**
     * Starts waiting for a server's response to the probe with that transaction-id.
     *
     * @return completed with the time of the response, in nanoseconds
     */
    public CompletableFuture<Long> expect(String server, int transactionId) {
      return pending.computeIfAbsent(
          new PendingProbe(server, transactionId & Probe.TRANSACTION_MASK),
          _ -> new CompletableFuture<>());
    }

    /** Stops waiting for a response. */
    public void forget(String server, int transactionId) {
      pending.remove(new PendingProbe(server, transactionId & Probe.TRANSACTION_MASK));
    }

    @Override
    public boolean consumes(ReplyContext answer) {
      if (!Probe.isResponse(answer)) {
        return false;
      }
      if (!pending.isEmpty()) {
        complete(answer.server().name(), answer.reply());
      }
      return true;
    }

    private void complete(String server, RelayMessage reply) {
      int header = reply.relayed().getInt(reply.relayed().readerIndex());
      CompletableFuture<Long> response =
          pending.remove(new PendingProbe(server, header & Probe.TRANSACTION_MASK));
      if (response != null) {
        response.complete(nanoClock.getAsLong());
      }
    }
  }
}
