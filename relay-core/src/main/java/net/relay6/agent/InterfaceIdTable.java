package net.relay6.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.relay6.agent.plan.Former;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.net.Octets;
import net.relay6.wire.RelayMessage;

/**
 * Finds the link of a RELAY-REPL by its Interface-Id, which is compared in place so that a look-up
 * allocates nothing.
 */
final class InterfaceIdTable {

  private record Entry(Octets interfaceId, Egress egress) {}

  private final List<List<Entry>> rows = new ArrayList<>();
  private final Egress unknown;

  /**
   * A table of {@code links} and of Interface-Ids that some of them had before; any other
   * Interface-Id leads to {@code unknown}.
   */
  InterfaceIdTable(List<LinkPlan> links, List<Former.InterfaceIdOf> former, Egress unknown) {
    this.unknown = unknown;
    int size = Math.max(1, 2 * (links.size() + former.size()));
    for (int row = 0; row < size; row++) {
      rows.add(new ArrayList<>());
    }
    links.forEach(link -> add(link.interfaceId(), link));
    Map<String, LinkPlan> byName =
        links.stream().collect(Collectors.toMap(LinkPlan::name, Function.identity()));
    for (Former.InterfaceIdOf had : former) {
      Optional.ofNullable(byName.get(had.link())).ifPresent(link -> add(had.interfaceId(), link));
    }
  }

  private void add(Octets interfaceId, LinkPlan link) {
    rows.get(Math.floorMod(hash(interfaceId), rows.size()))
        .add(new Entry(interfaceId, Egress.by(link)));
  }

  /** The egress of a RELAY-REPL with one Interface-Id. */
  Egress find(RelayMessage reply) {
    List<Entry> row = rows.get(Math.floorMod(hash(reply), rows.size()));
    for (int index = 0; index < row.size(); index++) {
      Entry entry = row.get(index);
      if (isThatOf(reply, entry.interfaceId())) {
        return entry.egress();
      }
    }
    return unknown;
  }

  private static boolean isThatOf(RelayMessage reply, Octets id) {
    if (reply.interfaceIdLength() != id.length()) {
      return false;
    }
    for (int index = 0; index < id.length(); index++) {
      if (reply.interfaceIdOctet(index) != id.at(index)) {
        return false;
      }
    }
    return true;
  }

  private static int hash(Octets id) {
    int hash = 0;
    for (int index = 0; index < id.length(); index++) {
      hash = 31 * hash + id.at(index);
    }
    return hash;
  }

  private static int hash(RelayMessage reply) {
    int hash = 0;
    for (int index = 0; index < reply.interfaceIdLength(); index++) {
      hash = 31 * hash + reply.interfaceIdOctet(index);
    }
    return hash;
  }
}
