package net.relay6.tools.audit;

import io.netty.buffer.Unpooled;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.observer.observation.Observation;
import net.relay6.wire.ClientMessage;

/**
 * The second pass: replays the captures to the observer as a relay would report them. All captures
 * of a message at one time are one observation, at the time of the first.
 */
final class ReplayPass {

  private final TopologyPass topology;
  private final AuditNames names;
  private final Map<Link, Set<ServerKey>> responders;
  private final Observation.Sink observer;
  private final MessageWindow<MessageOccurrences> window = new MessageWindow<>(this::replay);
  private long nowNanos = Long.MIN_VALUE;
  private long notRelayed;
  private long withoutServer;

  /** Replays to {@code observer}, with the topology of {@code topology}. */
  ReplayPass(TopologyPass topology, AuditNames names, Observation.Sink observer) {
    this.topology = topology;
    this.names = names;
    this.observer = observer;
    responders = topology.responders();
  }

  /** Processes the next message. */
  void accept(CapturedMessage captured) {
    Link link = topology.links().of(captured.link());
    window.of(link, captured, new MessageOccurrences(captured)).add(captured, topology);
  }

  /** Ends the pass. */
  void end() {
    window.end();
  }

  /** How many requests no relay has forwarded, although others of their link were. */
  long notRelayed() {
    return notRelayed;
  }

  /**
   * How many responses could not be assigned to a server, without an address and a Server
   * Identifier.
   */
  long withoutServer() {
    return withoutServer;
  }

  private void replay(MessageOccurrences message) {
    nowNanos = Math.max(nowNanos, message.first().atNanos());
    if (message.first().isUp()) {
      replayRequest(message);
    } else if (message.servers().isEmpty()) {
      replayDelivery(message);
    } else {
      message
          .servers()
          .forEach(server ->
              replayResponse(message, new ServerKey.At(server), message.lacksInterfaceId(server)));
    }
  }

  /** Where both sides are captured, a message that no relay forwarded is no request to a server. */
  private void replayRequest(MessageOccurrences message) {
    CapturedMessage first = message.first();
    if (!message.isRelayed() && topology.links().isBothSided(first.link())) {
      notRelayed++;
      return;
    }
    observer.accept(
        new Observation.RequestForwarded(
            nowNanos,
            names.link(first.link()),
            first.peer(),
            forwardedTo(message),
            message(first.innermost())));
  }

  /** If addresses were not captured, all servers that respond on the link count as receivers. */
  private List<String> forwardedTo(MessageOccurrences message) {
    Set<ServerKey> servers = new LinkedHashSet<>();
    message.servers().forEach(address -> servers.add(new ServerKey.At(address)));
    if (message.isToGroup() || servers.isEmpty()) {
      Link link = topology.links().of(message.first().link());
      servers.addAll(responders.getOrDefault(link, Set.of()));
    }
    Set<String> named = new TreeSet<>();
    servers.forEach(server -> named.add(names.server(server)));
    return List.copyOf(named);
  }

  /**
   * A server message that came through no relay, on a link where others did, is a stray message.
   */
  private void replayDelivery(MessageOccurrences message) {
    CapturedMessage first = message.first();
    Ipv6Address source = message.delivery().map(CapturedMessage::source).orElse(first.source());
    boolean stray =
        !message.isRelayed()
            && topology.links().isBothSided(first.link())
            && source.isLinkLocal()
            && !topology.isDeliverer(source);
    if (stray) {
      observer.accept(
          new Observation.StrayMessage(
              nowNanos, names.link(first.link()), source, message(first.innermost())));
    } else if (first.serverId().isPresent()) {
      replayResponse(message, topology.identified(first.serverId().get()), false);
    } else {
      withoutServer++;
    }
  }

  private void replayResponse(
      MessageOccurrences message, ServerKey server, boolean lacksInterfaceId) {
    CapturedMessage first = message.first();
    observer.accept(
        new Observation.ResponseDelivered(
            nowNanos,
            names.server(server),
            Optional.of(names.link(first.link())),
            first.peer(),
            message(first.innermost()),
            lacksInterfaceId));
  }

  private static ClientMessage message(Octets innermost) {
    return new ClientMessage(Unpooled.wrappedBuffer(innermost.toArray()));
  }

  /** A message with all its captures at one time. */
  static final class MessageOccurrences {

    private final CapturedMessage first;
    private final Set<Ipv6Address> servers = new LinkedHashSet<>();
    private final Set<Ipv6Address> withoutInterfaceId = new LinkedHashSet<>();
    private Optional<CapturedMessage> delivery = Optional.empty();
    private boolean relayed;
    private boolean toGroup;

    MessageOccurrences(CapturedMessage first) {
      this.first = first;
    }

    /** Adds a capture of the message. */
    void add(CapturedMessage message, TopologyPass topology) {
      switch (message.kind()) {
        case CLIENT_MESSAGE -> {}
        case RELAY_FORW -> {
          relayed = true;
          addServer(message.destination(), topology);
        }
        case RELAY_REPL -> {
          relayed = true;
          addServer(message.source(), topology);
          if (message.lacksInterfaceId()) {
            withoutInterfaceId.add(message.source());
          }
        }
        case DELIVERY -> delivery = delivery.or(() -> Optional.of(message));
      }
    }

    private void addServer(Ipv6Address address, TopologyPass topology) {
      if (address.isMulticast()) {
        toGroup = true;
      } else if (!topology.isRelay(address)) {
        servers.add(address);
      }
    }

    /** The first capture of the message. */
    CapturedMessage first() {
      return first;
    }

    /** The servers it was sent to or came from, as far as their addresses were captured. */
    Set<Ipv6Address> servers() {
      return servers;
    }

    /** Whether that server omitted the Interface-Id. */
    boolean lacksInterfaceId(Ipv6Address server) {
      return withoutInterfaceId.contains(server);
    }

    /** The capture of its delivery to the client, if there is one. */
    Optional<CapturedMessage> delivery() {
      return delivery;
    }

    /** Whether it was captured inside a relay message. */
    boolean isRelayed() {
      return relayed;
    }

    /** Whether a RELAY-FORW was sent to a group of servers. */
    boolean isToGroup() {
      return toGroup;
    }
  }
}
