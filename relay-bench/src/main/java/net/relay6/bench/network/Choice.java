package net.relay6.bench.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is to be run.
 *
 * @param parts which parts
 * @param relays which relays of each part
 * @param rounds how often
 * @param isMore whether earlier runs of these parts count, too
 */
record Choice(List<Part> parts, List<Contender> relays, int rounds, boolean isMore) {

  private static final String QUICK = "--quick";
  private static final String MORE = "--more";
  private static final String RELAY = "--relay=";
  private static final double SECONDS = 3;
  private static final double QUICK_SECONDS = 2;
  private static final int ROUNDS = 3;

  /** Understands words of the command line; throws when one of them is unknown. */
  static Choice of(List<String> arguments) {
    List<String> words = new ArrayList<>(arguments);
    boolean quick = words.remove(QUICK);
    boolean more = words.remove(MORE);
    List<Contender> relays = words.stream().filter(Choice::isRelay).map(Choice::relay).toList();
    words.removeIf(Choice::isRelay);
    return new Choice(
        parts(words, quick ? QUICK_SECONDS : SECONDS),
        relays.isEmpty() ? List.of(Contender.values()) : relays,
        quick ? 1 : ROUNDS,
        more);
  }

  private static boolean isRelay(String word) {
    return word.startsWith(RELAY);
  }

  private static Contender relay(String word) {
    String name = word.substring(RELAY.length());
    return Contender.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static List<Part> parts(List<String> names, double seconds) {
    List<Part> all = Part.all(seconds);
    List<String> known = all.stream().map(Part::name).toList();
    if (!known.containsAll(names)) {
      throw new IllegalArgumentException("the parts are " + known + ", not " + names);
    }
    return all.stream().filter(part -> names.isEmpty() || names.contains(part.name())).toList();
  }
}
