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
final class SightReader {

  private static final int LEVELS = 32;
  private static final String SERVER_PLACE = "server ";

  private final AnswerLinks answerLinks = new AnswerLinks();
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
  List<Sight> read(CaptureSet.Item item) {
    List<Sight> sights = new ArrayList<>();
    for (ByteBuf frame : Segments.of(Unpooled.wrappedBuffer(octets(item.datagram())))) {
      read(item, frame).map(answerLinks::place).ifPresent(sights::add);
    }
    return sights;
  }

  private static byte[] octets(CapturedDatagram datagram) {
    return datagram.payload().toArray();
  }

  private Optional<Sight> read(CaptureSet.Item item, ByteBuf frame) {
    if (!(MessageParser.parse(frame) instanceof MessageParser.Result.Parsed(DhcpMessage message))) {
      malformed++;
      return Optional.empty();
    }
    return switch (message) {
      case ClientMessage heart -> bare(item, heart);
      case RelayMessage relay -> relayed(item, relay);
    };
  }

  private Optional<Sight> bare(CaptureSet.Item item, ClientMessage heart) {
    CapturedDatagram datagram = item.datagram();
    Link link = new Link.Seen(item.file(), datagram.note().place());
    if (isServers(heart.type())) {
      Ipv6Address client = datagram.destination().address();
      return Optional.of(sight(Sight.Kind.DELIVERY, item, client, link, heart));
    }
    if (!datagram.destination().address().isMulticast()) {
      bypassing++;
      return Optional.empty();
    }
    Ipv6Address client = datagram.source().address();
    return Optional.of(sight(Sight.Kind.QUESTION, item, client, link, heart));
  }

  private Optional<Sight> relayed(CaptureSet.Item item, RelayMessage outermost) {
    Ipv6Address linkAddress = outermost.linkAddress();
    Octets interfaceId = octets(outermost.interfaceId());
    RelayMessage level = outermost;
    for (int depth = 0; depth < LEVELS; depth++) {
      if (!level.linkAddress().isUnspecified()) {
        linkAddress = level.linkAddress();
        interfaceId = octets(level.interfaceId());
      }
      Optional<DhcpMessage> inner = Nesting.inner(level);
      if (inner.isPresent() && inner.get() instanceof RelayMessage next) {
        level = next;
      } else if (inner.isPresent() && inner.get() instanceof ClientMessage heart) {
        Sight.Kind kind =
            outermost.type() == MessageType.RELAY_FORW ? Sight.Kind.COPY : Sight.Kind.ANSWER;
        Link link = new Link.Told(linkAddress, interfaceId);
        return Optional.of(sight(kind, item, level.peerAddress(), link, heart));
      } else {
        break;
      }
    }
    malformed++;
    return Optional.empty();
  }

  private static Sight sight(
      Sight.Kind kind, CaptureSet.Item item, Ipv6Address peer, Link link, ClientMessage heart) {
    CapturedDatagram datagram = item.datagram();
    String place = datagram.note().place();
    return new Sight(
        kind,
        ChronoUnit.NANOS.between(Instant.EPOCH, datagram.time()),
        new Sight.PacketPlace(item.file(), datagram.packet()),
        datagram.source().address(),
        datagram.destination().address(),
        peer,
        link,
        octets(heart.octets()),
        heart
            .options()
            .first(OptionCode.SERVER_ID)
            .map(OptionList.Option::value)
            .map(SightReader::octets),
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
  static final class AnswerLinks {

    private static final int QUESTIONS_MAX = 100_000;

    /** The key of a request: its client and transaction-id. */
    private record Question(Ipv6Address peer, int transactionId) {

      private static Question of(Sight sight) {
        int id = sight.heart().at(1) << 16 | sight.heart().at(2) << 8 | sight.heart().at(3);
        return new Question(sight.peer(), id);
      }
    }

    private final LinkedHashMap<Question, Link.Told> links = new LinkedHashMap<>();

    /** The message with its link. */
    Sight place(Sight sight) {
      if (sight.link() instanceof Link.Told told) {
        switch (sight.kind()) {
          case COPY -> note(sight, told);
          case ANSWER -> {
            return told.interfaceId().length() == 0 ? find(sight, told) : sight;
          }
          case QUESTION, DELIVERY -> {}
        }
      }
      return sight;
    }

    private void note(Sight copy, Link.Told told) {
      if (told.interfaceId().length() > 0) {
        links.putLast(Question.of(copy), told);
        if (links.size() > QUESTIONS_MAX) {
          links.pollFirstEntry();
        }
      }
    }

    private Sight find(Sight answer, Link.Told told) {
      Link.Told asked = links.get(Question.of(answer));
      return asked != null && asked.linkAddress().equals(told.linkAddress())
          ? answer.without(asked)
          : answer;
    }
  }
}
