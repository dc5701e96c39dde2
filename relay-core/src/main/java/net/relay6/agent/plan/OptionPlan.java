package net.relay6.agent.plan;

import java.util.List;
import net.relay6.net.Octets;

/**
 * The options added to a message, except Relay Message.
 *
 * @param fixed whole options that are the same for every message, Interface-Id first
 * @param sources the sources of options that differ by message, in order
 */
public record OptionPlan(Octets fixed, List<OptionSource> sources) {

  /** Copies its list. */
  public OptionPlan {
    sources = List.copyOf(sources);
  }

  /** Estimated length of the options, in octets. */
  public int roomLength() {
    int length = fixed.length();
    for (int index = 0; index < sources.size(); index++) {
      length += sources.get(index).roomLength();
    }
    return length;
  }
}
