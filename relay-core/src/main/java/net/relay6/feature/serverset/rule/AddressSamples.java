package net.relay6.feature.serverset.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.relay6.feature.serverset.seen.LeaseFacts;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;

/**
 * The latest addresses each server was seen to offer or give, by link and /64. Bounded: the network
 * used longest ago is forgotten.
 */
public final class AddressSamples implements Rule {

  private static final int NETWORKS = 4096;
  private static final int ADDRESSES = 32;

  /** Two thirds of what so many addresses of each server form when they are mixed at random. */
  private static final int MIXED_STRETCHES = (ADDRESSES + 1) * 2 / 3;

  /** A network of a link. */
  public record Network(String link, Ipv6Prefix prefix) {}

  private final LinkedHashMap<Network, Map<String, List<Ipv6Address>>> byNetwork =
      new LinkedHashMap<>(16, 0.75f, true);

  @Override
  public void answered(Answer answer) {
    answer.facts().firstUsable().ifPresent(place -> add(answer, place));
  }

  private void add(Answer answer, LeaseFacts place) {
    List<Ipv6Address> known =
        byNetwork
            .computeIfAbsent(new Network(answer.link(), place.network()), _ -> new TreeMap<>())
            .computeIfAbsent(answer.server().name(), _ -> new ArrayList<>(ADDRESSES));
    if (!known.contains(place.address())) {
      if (known.size() == ADDRESSES) {
        known.removeFirst();
      }
      known.add(place.address());
    }
    if (byNetwork.size() > NETWORKS) {
      byNetwork.remove(byNetwork.firstEntry().getKey());
    }
  }

  /** The addresses of one network by server. */
  Map<String, List<Ipv6Address>> of(String link, Ipv6Prefix prefix) {
    return byNetwork.getOrDefault(new Network(link, prefix), Map.of());
  }

  /** Every network with the addresses of each server. */
  public Map<Network, Map<String, List<Ipv6Address>>> all() {
    return new LinkedHashMap<>(byNetwork);
  }

  /**
   * Whether the latest addresses of two servers, when enough are known, lie among each other nearly
   * as much as chance would have it. Some pools of each that take turns are not mixed.
   */
  static boolean areMixed(List<Ipv6Address> one, List<Ipv6Address> other) {
    return one.size() == ADDRESSES
        && other.size() == ADDRESSES
        && stretches(one, other) > MIXED_STRETCHES;
  }

  /**
   * How many stretches the addresses of two servers form in their order, where a stretch belongs to
   * one server: two for two separate pools, many for pools that overlap.
   */
  public static int stretches(List<Ipv6Address> one, List<Ipv6Address> other) {
    TreeMap<Ipv6Address, Integer> owners = new TreeMap<>();
    one.forEach(address -> owners.merge(address, 1, Integer::sum));
    other.forEach(address -> owners.merge(address, 2, Integer::sum));
    int stretches = 0;
    int last = 0;
    for (int owner : owners.values()) {
      stretches += owner == 3 ? 2 : owner == last ? 0 : 1;
      last = owner;
    }
    return stretches;
  }
}
