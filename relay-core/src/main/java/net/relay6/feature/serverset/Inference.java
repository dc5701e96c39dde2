package net.relay6.feature.serverset;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.settings.ServerSetModel;

/**
 * What model of RFC 6853 the answers look like. Never a finding by itself.
 *
 * @param model the model; empty while too little was seen
 * @param confidence how much of what was seen speaks for it, 0 to 1
 * @param evidence what was seen, a sentence each
 */
public record Inference(Optional<ServerSetModel> model, double confidence, List<String> evidence) {

  /** Too little was seen. */
  public static final Inference NONE = new Inference(Optional.empty(), 0, List.of());

  /** Copies its list. */
  public Inference {
    evidence = List.copyOf(evidence);
  }

  /** The same, with what else was seen. */
  Inference with(List<String> sentences) {
    return new Inference(
        model, confidence, Stream.concat(evidence.stream(), sentences.stream()).toList());
  }
}
