package net.relay6.tools.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/**
 * The first pass: the topology. It finds out which links are the same, which addresses are relays
 * and servers, and which server uses which Server Identifier.
 */
final class TopologyPass {

  private static final int NAMES_MAX = 100_000;

  private final LinkGroups links = new LinkGroups();
  private final MessageWindow<MessageLinks> window =
      new MessageWindow<>(message -> message.addTo(links));
  private final Set<Ipv6Address> relays = new HashSet<>();
  private final Set<Ipv6Address> deliverers = new HashSet<>();
  private final Map<Octets, Set<Ipv6Address>> addresses = new HashMap<>();
  private final Map<Ipv6Address, String> observedNames = new HashMap<>();
  private final Map<Link, Set<Responder>> responders = new HashMap<>();
  private final Map<Link, Map<Ipv6Address, Ipv6Address>> linkAddresses = new HashMap<>();
  private final Map<CapturedMessage.Kind, Long> counts = new EnumMap<>(CapturedMessage.Kind.class);
  private long firstNanos;
  private long lastNanos;
  private long backwardsNanos;

  /** A responder on a link; its address is a server's only if it is not a relay's. */
  private record Responder(Optional<Ipv6Address> address, Optional<Octets> duid) {}

  TopologyPass() {}

  /** Processes one message. */
  void accept(CapturedMessage captured) {
    addTime(captured.atNanos());
    counts.merge(captured.kind(), 1L, Long::sum);
    links.add(captured.link());
    MessageLinks message = window.of("", captured, new MessageLinks(captured));
    message.add(captured);
    CapturedMessage first = message.first();
    switch (captured.kind()) {
      case CLIENT_MESSAGE -> {}
      case RELAY_FORW -> {
        add(relays, captured.source());
        addLinkAddress(captured);
        addName(captured.destination(), captured);
      }
      case RELAY_REPL -> {
        addName(captured.source(), captured);
        addResponder(captured, Optional.of(captured.source()));
        addDeliverer(first, captured);
      }
      case DELIVERY -> {
        addResponder(captured, Optional.empty());
        addDeliverer(captured, first);
      }
    }
  }

  /** Ends the pass. */
  void end() {
    window.end();
    links.resolve();
  }

  private void addLinkAddress(CapturedMessage copy) {
    if (copy.link() instanceof Link.ByRelay byRelay && !byRelay.linkAddress().isUnspecified()) {
      linkAddresses
          .computeIfAbsent(byRelay, _ -> new LinkedHashMap<>())
          .put(copy.destination(), byRelay.linkAddress());
    }
  }

  private void addTime(long atNanos) {
    if (isEmpty()) {
      firstNanos = atNanos;
      lastNanos = atNanos;
    }
    firstNanos = Math.min(firstNanos, atNanos);
    backwardsNanos = Math.max(backwardsNanos, lastNanos - atNanos);
    lastNanos = Math.max(lastNanos, atNanos);
  }

  private void addName(Ipv6Address address, CapturedMessage captured) {
    if (!captured.observedAt().isEmpty() && observedNames.size() < NAMES_MAX) {
      observedNames.put(address, captured.observedAt());
    }
  }

  private void addResponder(CapturedMessage captured, Optional<Ipv6Address> address) {
    if (responders.size() < NAMES_MAX) {
      add(
          responders.computeIfAbsent(captured.link(), _ -> new LinkedHashSet<>()),
          new Responder(address, captured.serverId()));
    }
    if (address.isPresent() && captured.serverId().isPresent() && addresses.size() < NAMES_MAX) {
      addresses
          .computeIfAbsent(captured.serverId().get(), _ -> new LinkedHashSet<>())
          .add(address.get());
    }
  }

  /**
   * The sender of a message that came in a RELAY-REPL is a relay's address on the clients' side.
   */
  private void addDeliverer(CapturedMessage delivery, CapturedMessage answer) {
    if (delivery.kind() == CapturedMessage.Kind.DELIVERY
        && answer.kind() == CapturedMessage.Kind.RELAY_REPL) {
      add(deliverers, delivery.source());
    }
  }

  private static <T> void add(Set<T> all, T one) {
    if (all.size() < NAMES_MAX) {
      all.add(one);
    }
  }

  /** Which links are the same. */
  LinkGroups links() {
    return links;
  }

  /** The link-address that servers were sent for a link, by the servers' addresses. */
  Map<Ipv6Address, Ipv6Address> linkAddresses(Link link) {
    Map<Ipv6Address, Ipv6Address> all = new HashMap<>();
    linkAddresses.forEach((byRelay, sent) -> {
      if (links.of(byRelay).equals(links.of(link))) {
        all.putAll(sent);
      }
    });
    return all;
  }

  /** The Server Identifiers of servers that have one each. */
  Map<ServerKey, Octets> identifiers() {
    Map<ServerKey, List<Octets>> byServer = new LinkedHashMap<>();
    addresses
        .keySet()
        .forEach(
            duid -> byServer.computeIfAbsent(identified(duid), _ -> new ArrayList<>()).add(duid));
    Map<ServerKey, Octets> single = new LinkedHashMap<>();
    byServer.forEach((server, duids) -> {
      if (server instanceof ServerKey.At && duids.size() == 1) {
        single.put(server, duids.getFirst());
      }
    });
    return single;
  }

  /** The number of messages of that kind. */
  long count(CapturedMessage.Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /** Whether there were no messages. */
  boolean isEmpty() {
    return counts.isEmpty();
  }

  /** The time of the earliest message, in nanoseconds since 1970. */
  long firstNanos() {
    return firstNanos;
  }

  /** The time of the latest message, in nanoseconds since 1970. */
  long lastNanos() {
    return lastNanos;
  }

  /** The largest step backwards of the captures' time. */
  long backwardsNanos() {
    return backwardsNanos;
  }

  /** Whether a relay sends from that address. */
  boolean isRelay(Ipv6Address address) {
    return relays.contains(address);
  }

  /** Whether a relay has delivered servers' responses from that address. */
  boolean isDeliverer(Ipv6Address address) {
    return deliverers.contains(address);
  }

  /** The capturing relay's name for the server at an address. */
  Optional<String> observedName(Ipv6Address address) {
    return Optional.ofNullable(observedNames.get(address));
  }

  /** The server with a Server Identifier: by its address, if exactly one has used it. */
  ServerKey identified(Octets duid) {
    Set<Ipv6Address> servers = new HashSet<>(addresses.getOrDefault(duid, Set.of()));
    servers.removeIf(this::isRelay);
    return servers.size() == 1
        ? new ServerKey.At(servers.iterator().next())
        : new ServerKey.Identified(duid);
  }

  /** The servers that have responded on each link. */
  Map<Link, Set<ServerKey>> responders() {
    Map<Link, Set<ServerKey>> byLink = new LinkedHashMap<>();
    responders.forEach((link, all) -> {
      Set<ServerKey> known = byLink.computeIfAbsent(links.of(link), _ -> new LinkedHashSet<>());
      all.forEach(one -> server(one).ifPresent(known::add));
    });
    return Collections.unmodifiableMap(byLink);
  }

  private Optional<ServerKey> server(Responder answerer) {
    Optional<Ipv6Address> address = answerer.address().filter(one -> !isRelay(one));
    return address.isPresent()
        ? Optional.of(new ServerKey.At(address.get()))
        : answerer.duid().map(this::identified);
  }
}
