package net.relay6.cli.audit;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Ipv6Address;

/** A message with all sights of it in one moment. */
final class Pending {

  private final Sight first;
  private final Set<Ipv6Address> servers = new LinkedHashSet<>();
  private final Set<Ipv6Address> withoutInterfaceId = new LinkedHashSet<>();
  private Optional<Sight> delivery = Optional.empty();
  private boolean relayed;
  private boolean toGroup;

  Pending(Sight first) {
    this.first = first;
  }

  /** One more sight of it, or the first. */
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

  /** What was seen first. */
  Sight first() {
    return first;
  }

  /** The servers it went to or came from, as far as their addresses were seen. */
  Set<Ipv6Address> servers() {
    return servers;
  }

  /** Whether that server left out the Interface-Id. */
  boolean lacksInterfaceId(Ipv6Address server) {
    return withoutInterfaceId.contains(server);
  }

  /** The sight of it before the client, if there was one. */
  Optional<Sight> delivery() {
    return delivery;
  }

  /** Whether it was seen inside a relay message. */
  boolean isRelayed() {
    return relayed;
  }

  /** Whether a copy went to a group of servers. */
  boolean isToGroup() {
    return toGroup;
  }
}
