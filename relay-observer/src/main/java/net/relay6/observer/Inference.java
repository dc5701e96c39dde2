package net.relay6.observer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.settings.ServerSetModel;

/**
 * The model of RFC 6853 that the responses suggest. It is never a finding by itself.
 *
 * @param model the model; empty while there are too few observations
 * @param confidence the share of observations that support it, 0 to 1
 * @param evidence the observations, a sentence each
 */
public record Inference(Optional<ServerSetModel> model, double confidence, List<String> evidence) {

  /** Too few observations. */
  public static final Inference NONE = new Inference(Optional.empty(), 0, List.of());

  /** Copies its list. */
  public Inference {
    evidence = List.copyOf(evidence);
  }

  /** The same with further evidence. */
  Inference with(List<String> sentences) {
    return new Inference(
        model, confidence, Stream.concat(evidence.stream(), sentences.stream()).toList());
  }
}
