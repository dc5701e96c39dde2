package net.relay6.net;

import java.util.ArrayList;
import java.util.List;

/** The gaps between prefixes. */
public final class PrefixGaps {

  private final List<Ipv6Prefix> taken;
  private final List<Ipv6Prefix> gaps = new ArrayList<>();

  private PrefixGaps(List<Ipv6Prefix> taken) {
    this.taken = taken;
  }

  /**
   * The fewest prefixes that, together with {@code taken}, fill the smallest prefix that contains
   * all of those; none if there is no gap, or nothing is taken.
   */
  public static List<Ipv6Prefix> of(List<Ipv6Prefix> taken) {
    PrefixGaps search = new PrefixGaps(taken);
    taken.stream().reduce(Ipv6Prefix::common).ifPresent(search::look);
    return search.gaps;
  }

  private void look(Ipv6Prefix part) {
    if (taken.stream().anyMatch(one -> one.length() <= part.length() && one.overlaps(part))) {
      return;
    }
    if (taken.stream().noneMatch(part::overlaps)) {
      gaps.add(part);
    } else {
      part.halves().forEach(this::look);
    }
  }
}
