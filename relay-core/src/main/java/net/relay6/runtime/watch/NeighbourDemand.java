package net.relay6.runtime.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;
import net.relay6.planning.model.AssembledPlan;
import net.relay6.planning.model.LinkStatus;
import net.relay6.planning.model.SomeNames;
import net.relay6.platform.NeighbourTable;
import net.relay6.settings.LinkSettings;

/**
 * How many clients may need an entry of the kernel's neighbour table at once: on each link with
 * hardware addresses whose responses leave by UDP, as many as {@code link-burst} allows at once,
 * but at most the number of addresses of its prefixes.
 */
public final class NeighbourDemand {

  /** No limit, or more than any table holds. */
  private static final long ANY_NUMBER = Integer.MAX_VALUE;

  private final List<String> links = new ArrayList<>();
  private long clients;

  private NeighbourDemand() {}

  /**
   * A warning that a plan's links need more entries than the table may have; empty if they do not.
   */
  public static Optional<String> warning(AssembledPlan assembled, NeighbourTable.Count table) {
    NeighbourDemand demand = new NeighbourDemand();
    for (int index = 0; index < assembled.links().size(); index++) {
      if (assembled.links().get(index) instanceof LinkStatus.Ready(LinkPlan link)) {
        demand.add(link, assembled.linkSettings().get(index).admission());
      }
    }
    return demand.clients > table.limit() ? Optional.of(demand.text(table)) : Optional.empty();
  }

  /** Without hardware addresses, as on PPP, the kernel replaces entries at once. */
  private void add(LinkPlan link, LinkSettings.Admission limits) {
    if (!link.frames().sends() && link.interfaceState().hardwareAddress().isPresent()) {
      links.add(link.name());
      clients += Math.min(atOnce(limits), addresses(link.interfaceState().prefixes()));
    }
  }

  private static long atOnce(LinkSettings.Admission limits) {
    return limits.linkRate().isPresent() ? limits.linkBurst() : ANY_NUMBER;
  }

  /** A link without a prefix of its own may have any number of clients. */
  private static long addresses(List<Ipv6Prefix> prefixes) {
    return prefixes.isEmpty()
        ? ANY_NUMBER
        : prefixes.stream().mapToLong(NeighbourDemand::addresses).sum();
  }

  private static long addresses(Ipv6Prefix prefix) {
    int free = Ipv6Address.LENGTH * Byte.SIZE - prefix.length();
    return free < Integer.SIZE - 1 ? 1L << free : ANY_NUMBER;
  }

  private String text(NeighbourTable.Count table) {
    boolean bounded = clients < ANY_NUMBER;
    return "%s: %s clients may be answered by UDP at once, and the kernel has room for %d neighbours:"
            .formatted(names(), bounded ? "up to " + clients : "any number of", table.limit())
        + " responses to the others would be lost; "
        + NeighbourState.advice(bounded ? clients : table.limit())
        + ", lower link-burst, or set replies.by-frame = true";
  }

  private String names() {
    return (links.size() == 1 ? "link " : "links ") + SomeNames.of(links);
  }
}
