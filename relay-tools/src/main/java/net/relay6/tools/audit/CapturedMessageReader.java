package net.relay6.tools.audit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.tools.capture.CapturedDatagram;
import net.relay6.tools.capture.Segments;
import net.relay6.wire.ClientMessage;
import net.relay6.wire.DhcpMessage;
import net.relay6.wire.MessageParser;
import net.relay6.wire.MessageType;
import net.relay6.wire.Nesting;
import net.relay6.wire.OptionCode;
import net.relay6.wire.OptionList;
import net.relay6.wire.RelayMessage;

/** Parses datagrams, and counts those that are malformed. */
final class CapturedMessageReader {

  private static final int RELAYS_MAX = 32;
  private static final String SERVER_PLACE = "server ";

  private final ResponseLinks responseLinks = new ResponseLinks();
  private long malformed;
  private long bypassing;

  /** How many datagrams were not DHCPv6 messages. */
  long malformed() {
    return malformed;
  }

  /** How many messages clients sent to a server's unicast address. */
  long bypassing() {
    return bypassing;
  }

  /** The messages of a datagram; several if the sender's kernel had not segmented it yet. */
  List<CapturedMessage> read(CaptureSet.Item item) {
    List<CapturedMessage> messages = new ArrayList<>();
    for (ByteBuf frame : Segments.of(Unpooled.wrappedBuffer(octets(item.datagram())))) {
      read(item, frame).map(responseLinks::locate).ifPresent(messages::add);
    }
    return messages;
  }

  private static byte[] octets(CapturedDatagram datagram) {
    return datagram.payload().toArray();
  }

  private Optional<CapturedMessage> read(CaptureSet.Item item, ByteBuf frame) {
    if (!(MessageParser.parse(frame) instanceof MessageParser.Result.Parsed(DhcpMessage message))) {
      malformed++;
      return Optional.empty();
    }
    return switch (message) {
      case ClientMessage innermost -> bare(item, innermost);
      case RelayMessage relay -> relayed(item, relay);
    };
  }

  private Optional<CapturedMessage> bare(CaptureSet.Item item, ClientMessage innermost) {
    CapturedDatagram datagram = item.datagram();
    Link link = new Link.ByCapture(item.file(), datagram.metadata().location());
    if (isServers(innermost.type())) {
      Ipv6Address client = datagram.destination().address();
      return Optional.of(message(CapturedMessage.Kind.DELIVERY, item, client, link, innermost));
    }
    if (!datagram.destination().address().isMulticast()) {
      bypassing++;
      return Optional.empty();
    }
    Ipv6Address client = datagram.source().address();
    return Optional.of(message(CapturedMessage.Kind.CLIENT_MESSAGE, item, client, link, innermost));
  }

  private Optional<CapturedMessage> relayed(CaptureSet.Item item, RelayMessage outermost) {
    Ipv6Address linkAddress = outermost.linkAddress();
    Octets interfaceId = octets(outermost.interfaceId());
    RelayMessage level = outermost;
    for (int depth = 0; depth < RELAYS_MAX; depth++) {
      if (!level.linkAddress().isUnspecified()) {
        linkAddress = level.linkAddress();
        interfaceId = octets(level.interfaceId());
      }
      Optional<DhcpMessage> inner = Nesting.inner(level);
      if (inner.isPresent() && inner.get() instanceof RelayMessage next) {
        level = next;
      } else if (inner.isPresent() && inner.get() instanceof ClientMessage innermost) {
        CapturedMessage.Kind kind =
            outermost.type() == MessageType.RELAY_FORW
                ? CapturedMessage.Kind.RELAY_FORW
                : CapturedMessage.Kind.RELAY_REPL;
        Link link = new Link.ByRelay(linkAddress, interfaceId);
        return Optional.of(message(kind, item, level.peerAddress(), link, innermost));
      } else {
        break;
      }
    }
    malformed++;
    return Optional.empty();
  }

  private static CapturedMessage message(
      CapturedMessage.Kind kind,
      CaptureSet.Item item,
      Ipv6Address peer,
      Link link,
      ClientMessage innermost) {
    CapturedDatagram datagram = item.datagram();
    String place = datagram.metadata().location();
    return new CapturedMessage(
        kind,
        ChronoUnit.NANOS.between(Instant.EPOCH, datagram.time()),
        new CapturedMessage.PacketReference(item.file(), datagram.packet()),
        datagram.source().address(),
        datagram.destination().address(),
        peer,
        link,
        octets(innermost.octets()),
        innermost
            .options()
            .first(OptionCode.SERVER_ID)
            .map(OptionList.Option::value)
            .map(CapturedMessageReader::octets),
        place.startsWith(SERVER_PLACE) ? place.substring(SERVER_PLACE.length()) : "",
        false);
  }

  private static boolean isServers(MessageType type) {
    return MessageType.OfServers.ALWAYS_DISCARDED.contains(type)
        || MessageType.OfServers.DISCARDED_BY_DEFAULT.contains(type);
  }

  private static Octets octets(ByteBuf octets) {
    return Octets.of(ByteBufUtil.getBytes(octets));
  }

  /**
   * Finds the links of RELAY-REPLs that lack the Interface-Id: the links of their requests.
   * Bounded: beyond 100,000 requests, the oldest is evicted.
   */
  static final class ResponseLinks {

    private static final int REQUESTS_MAX = 100_000;

    /** The key of a request: its client and transaction-id. */
    private record RequestKey(Ipv6Address peer, int transactionId) {

      private static RequestKey of(CapturedMessage message) {
        int id =
            message.innermost().at(1) << 16
                | message.innermost().at(2) << 8
                | message.innermost().at(3);
        return new RequestKey(message.peer(), id);
      }
    }

    private final LinkedHashMap<RequestKey, Link.ByRelay> links = new LinkedHashMap<>();

    /** The message with its link. */
    CapturedMessage locate(CapturedMessage message) {
      if (message.link() instanceof Link.ByRelay byRelay) {
        switch (message.kind()) {
          case RELAY_FORW -> addRequest(message, byRelay);
          case RELAY_REPL -> {
            return byRelay.interfaceId().length() == 0 ? find(message, byRelay) : message;
          }
          case CLIENT_MESSAGE, DELIVERY -> {}
        }
      }
      return message;
    }

    private void addRequest(CapturedMessage copy, Link.ByRelay byRelay) {
      if (byRelay.interfaceId().length() > 0) {
        links.putLast(RequestKey.of(copy), byRelay);
        if (links.size() > REQUESTS_MAX) {
          links.pollFirstEntry();
        }
      }
    }

    private CapturedMessage find(CapturedMessage answer, Link.ByRelay byRelay) {
      Link.ByRelay asked = links.get(RequestKey.of(answer));
      return asked != null && asked.linkAddress().equals(byRelay.linkAddress())
          ? answer.onLink(asked)
          : answer;
    }
  }
}
