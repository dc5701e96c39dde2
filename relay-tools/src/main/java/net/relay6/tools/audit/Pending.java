package net.relay6.tools.audit;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Ipv6Address;

/** A message with all its captures at one time. */
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
