package net.relay6.feature.serverset;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.relay6.feature.serverset.rule.AddressSamples;
import net.relay6.feature.serverset.rule.AddressSamples.Network;
import net.relay6.net.Ipv6Address;
import net.relay6.settings.ServerSetModel;

/**
 * Infers the model from which addresses each server gives on a link: networks of its own, stretches
 * of its own in a common network, or the same ones.
 */
final class ModelInference {

  private static final int ADDRESSES_MIN = 3;
  private static final int SENTENCES = 16;

  /** More stretches than this are no separate pools any more. */
  private static final int STRETCHES_MAX = 5;

  private final Map<ServerSetModel, Integer> votes = new EnumMap<>(ServerSetModel.class);
  private final List<String> evidence = new ArrayList<>();

  private ModelInference() {}

  static Inference of(AddressSamples samples) {
    ModelInference inference = new ModelInference();
    Map<Network, Map<String, List<Ipv6Address>>> all = samples.all();
    all.forEach((network, byServer) -> inference.look(network, byServer, all));
    return inference.result();
  }

  private void look(
      Network network,
      Map<String, List<Ipv6Address>> byServer,
      Map<Network, Map<String, List<Ipv6Address>>> all) {
    List<Map.Entry<String, List<Ipv6Address>>> servers =
        byServer.entrySet().stream()
            .filter(entry -> entry.getValue().size() >= ADDRESSES_MIN)
            .toList();
    for (int later = 1; later < servers.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        lookAtPair(network, servers.get(earlier), servers.get(later));
      }
    }
    if (servers.size() == 1 && byServer.size() == 1) {
      lookForOther(network, servers.getFirst().getKey(), all);
    }
  }

  private void lookAtPair(
      Network network,
      Map.Entry<String, List<Ipv6Address>> one,
      Map.Entry<String, List<Ipv6Address>> other) {
    boolean separate = AddressSamples.stretches(one.getValue(), other.getValue()) <= STRETCHES_MAX;
    vote(
        separate ? ServerSetModel.SPLIT_PREFIXES : ServerSetModel.IDENTICAL_PREFIXES,
        "on link %s %s and %s both give addresses of %s, %s"
            .formatted(
                network.link(),
                one.getKey(),
                other.getKey(),
                network.prefix(),
                separate ? "each from a part of its own" : "from the same part"));
  }

  private void lookForOther(
      Network network, String server, Map<Network, Map<String, List<Ipv6Address>>> all) {
    boolean elsewhere =
        all.entrySet().stream()
            .filter(entry -> entry.getKey().link().equals(network.link()))
            .anyMatch(entry ->
                !entry.getValue().containsKey(server)
                    && entry.getValue().values().stream()
                        .anyMatch(addresses -> addresses.size() >= ADDRESSES_MIN));
    if (elsewhere) {
      vote(
          ServerSetModel.MULTIPLE_PREFIXES,
          "on link %s only %s gives addresses of %s"
              .formatted(network.link(), server, network.prefix()));
    }
  }

  private void vote(ServerSetModel model, String sentence) {
    votes.merge(model, 1, Integer::sum);
    if (evidence.size() < SENTENCES) {
      evidence.add(sentence);
    }
  }

  private Inference result() {
    int total = votes.values().stream().mapToInt(Integer::intValue).sum();
    return votes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(best ->
            new Inference(Optional.of(best.getKey()), (double) best.getValue() / total, evidence))
        .orElse(Inference.NONE);
  }
}
