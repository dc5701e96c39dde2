package net.relay6.observer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.relay6.observer.rule.AddressSamples;
import net.relay6.observer.rule.ServerAddressSample;
import net.relay6.settings.ServerSetModel;

/**
 * Infers the model from the addresses that each server assigns on a link: from networks of its own,
 * from ranges of its own in a common network, or from the same range.
 */
final class ModelInference {

  private static final int ADDRESSES_MIN = 3;
  private static final int SENTENCES = 16;

  /** With more ranges than this, the pools are not separate. */
  private static final int STRETCHES_MAX = 5;

  private final Map<ServerSetModel, Integer> votes = new EnumMap<>(ServerSetModel.class);
  private final List<String> evidence = new ArrayList<>();

  private ModelInference() {}

  static ServerSetReport.Inference of(AddressSamples samples) {
    ModelInference inference = new ModelInference();
    samples.all().forEach(network -> inference.evaluate(network, samples));
    return inference.result();
  }

  private void evaluate(AddressSamples.Network network, AddressSamples all) {
    List<ServerAddressSample> servers =
        network.servers().stream()
            .filter(ModelInference::isEnough)
            .sorted(Comparator.comparing(ModelInference::name))
            .toList();
    for (int later = 1; later < servers.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        comparePair(network, servers.get(earlier), servers.get(later));
      }
    }
    boolean alone = network.servers().stream().filter(sample -> sample.size() > 0).count() == 1;
    if (servers.size() == 1 && alone) {
      compareWithOthers(network, servers.getFirst(), all);
    }
  }

  private static boolean isEnough(ServerAddressSample sample) {
    return sample.size() >= ADDRESSES_MIN;
  }

  private static String name(ServerAddressSample sample) {
    return sample.server().name();
  }

  private void comparePair(
      AddressSamples.Network network, ServerAddressSample one, ServerAddressSample other) {
    boolean separate = one.stretches(other) <= STRETCHES_MAX;
    vote(
        separate ? ServerSetModel.SPLIT_PREFIXES : ServerSetModel.IDENTICAL_PREFIXES,
        "on link %s, %s and %s both assign addresses in %s, %s"
            .formatted(
                network.link(),
                name(one),
                name(other),
                network.prefix(),
                separate ? "each from its own part" : "from the same part"));
  }

  private void compareWithOthers(
      AddressSamples.Network network, ServerAddressSample only, AddressSamples all) {
    boolean elsewhere =
        all.all()
            .filter(other -> other.link().equals(network.link()))
            .anyMatch(other -> isWithout(only, other));
    if (elsewhere) {
      vote(
          ServerSetModel.MULTIPLE_PREFIXES,
          "on link %s, only %s assigns addresses in %s"
              .formatted(network.link(), name(only), network.prefix()));
    }
  }

  /** Whether other servers assign enough addresses of that network, and this server none. */
  private static boolean isWithout(ServerAddressSample server, AddressSamples.Network network) {
    return network.servers().stream().anyMatch(ModelInference::isEnough)
        && network.servers().stream()
            .noneMatch(sample -> sample.server() == server.server() && sample.size() > 0);
  }

  private void vote(ServerSetModel model, String sentence) {
    votes.merge(model, 1, Integer::sum);
    if (evidence.size() < SENTENCES) {
      evidence.add(sentence);
    }
  }

  private ServerSetReport.Inference result() {
    int total = votes.values().stream().mapToInt(Integer::intValue).sum();
    return votes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(best ->
            new ServerSetReport.Inference(
                Optional.of(best.getKey()), (double) best.getValue() / total, evidence))
        .orElse(ServerSetReport.Inference.NONE);
  }
}
