package net.relay6.tools.audit;

import java.util.LinkedHashMap;
import net.relay6.net.Ipv6Address;

/**
 * Finds the links of RELAY-REPLs that lack the Interface-Id: the links of their requests. Bounded:
 * beyond 100,000 requests, the oldest is evicted.
 */
final class AnswerLinks {

  private static final int QUESTIONS_MAX = 100_000;

  /** The key of a request: its client and transaction-id. */
  private record Question(Ipv6Address peer, int transactionId) {

    private static Question of(Sight sight) {
      int id = sight.heart().at(1) << 16 | sight.heart().at(2) << 8 | sight.heart().at(3);
      return new Question(sight.peer(), id);
    }
  }

  private final LinkedHashMap<Question, Link.Told> links = new LinkedHashMap<>();

  /** The message with its link. */
  Sight place(Sight sight) {
    if (sight.link() instanceof Link.Told told) {
      switch (sight.kind()) {
        case COPY -> note(sight, told);
        case ANSWER -> {
          return told.interfaceId().length() == 0 ? find(sight, told) : sight;
        }
        case QUESTION, DELIVERY -> {}
      }
    }
    return sight;
  }

  private void note(Sight copy, Link.Told told) {
    if (told.interfaceId().length() > 0) {
      links.putLast(Question.of(copy), told);
      if (links.size() > QUESTIONS_MAX) {
        links.pollFirstEntry();
      }
    }
  }

  private Sight find(Sight answer, Link.Told told) {
    Link.Told asked = links.get(Question.of(answer));
    return asked != null && asked.linkAddress().equals(told.linkAddress())
        ? answer.without(asked)
        : answer;
  }
}
