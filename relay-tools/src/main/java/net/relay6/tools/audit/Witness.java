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
final class Witness {

  private final Survey survey;
  private final Names names;
  private final Map<Link, Set<ServerKey>> answerers;
  private final Observation.Sink observer;
  private final Recent<Pending> recent = new Recent<>(this::tell);
  private long nowNanos = Long.MIN_VALUE;
  private long notRelayed;
  private long withoutServer;

  /** Replays to {@code observer}, with the topology of {@code survey}. */
  Witness(Survey survey, Names names, Observation.Sink observer) {
    this.survey = survey;
    this.names = names;
    this.observer = observer;
    answerers = survey.answerers();
  }

  /** Processes the next message. */
  void see(Sight sight) {
    Link link = survey.links().of(sight.link());
    recent.of(link, sight, new Pending(sight)).add(sight, survey);
  }

  /** Ends the pass. */
  void end() {
    recent.end();
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

  private void tell(Pending message) {
    nowNanos = Math.max(nowNanos, message.first().atNanos());
    if (message.first().isUp()) {
      tellQuestion(message);
    } else if (message.servers().isEmpty()) {
      tellDelivery(message);
    } else {
      message
          .servers()
          .forEach(server ->
              tellAnswer(message, new ServerKey.At(server), message.lacksInterfaceId(server)));
    }
  }

  /** Where both sides are captured, a message that no relay forwarded is no request to a server. */
  private void tellQuestion(Pending message) {
    Sight first = message.first();
    if (!message.isRelayed() && survey.links().isBothSided(first.link())) {
      notRelayed++;
      return;
    }
    observer.see(
        new Observation.Asked(
            nowNanos,
            names.link(first.link()),
            first.peer(),
            asked(message),
            message(first.heart())));
  }

  /** If addresses were not captured, all servers that respond on the link count as receivers. */
  private List<String> asked(Pending message) {
    Set<ServerKey> servers = new LinkedHashSet<>();
    message.servers().forEach(address -> servers.add(new ServerKey.At(address)));
    if (message.isToGroup() || servers.isEmpty()) {
      Link link = survey.links().of(message.first().link());
      servers.addAll(answerers.getOrDefault(link, Set.of()));
    }
    Set<String> named = new TreeSet<>();
    servers.forEach(server -> named.add(names.server(server)));
    return List.copyOf(named);
  }

  /**
   * A server message that came through no relay, on a link where others did, is a stray message.
   */
  private void tellDelivery(Pending message) {
    Sight first = message.first();
    Ipv6Address source = message.delivery().map(Sight::source).orElse(first.source());
    boolean stray =
        !message.isRelayed()
            && survey.links().isBothSided(first.link())
            && source.isLinkLocal()
            && !survey.isDeliverer(source);
    if (stray) {
      observer.see(
          new Observation.Stray(
              nowNanos, names.link(first.link()), source, message(first.heart())));
    } else if (first.serverId().isPresent()) {
      tellAnswer(message, survey.identified(first.serverId().get()), false);
    } else {
      withoutServer++;
    }
  }

  private void tellAnswer(Pending message, ServerKey server, boolean lacksInterfaceId) {
    Sight first = message.first();
    observer.see(
        new Observation.Answered(
            nowNanos,
            names.server(server),
            Optional.of(names.link(first.link())),
            first.peer(),
            message(first.heart()),
            lacksInterfaceId));
  }

  private static ClientMessage message(Octets heart) {
    return new ClientMessage(Unpooled.wrappedBuffer(heart.toArray()));
  }

  /** A message with all its captures at one time. */
  static final class Pending {

    private final Sight first;
    private final Set<Ipv6Address> servers = new LinkedHashSet<>();
    private final Set<Ipv6Address> withoutInterfaceId = new LinkedHashSet<>();
    private Optional<Sight> delivery = Optional.empty();
    private boolean relayed;
    private boolean toGroup;

    Pending(Sight first) {
      this.first = first;
    }

    /** Adds a capture of the message. */
    void add(Sight sight, Survey survey) {
      switch (sight.kind()) {
        case QUESTION -> {}
        case COPY -> {
          relayed = true;
          addServer(sight.destination(), survey);
        }
        case ANSWER -> {
          relayed = true;
          addServer(sight.source(), survey);
          if (sight.lacksInterfaceId()) {
            withoutInterfaceId.add(sight.source());
          }
        }
        case DELIVERY -> delivery = delivery.or(() -> Optional.of(sight));
      }
    }

    private void addServer(Ipv6Address address, Survey survey) {
      if (address.isMulticast()) {
        toGroup = true;
      } else if (!survey.isRelay(address)) {
        servers.add(address);
      }
    }

    /** The first capture of the message. */
    Sight first() {
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
    Optional<Sight> delivery() {
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
