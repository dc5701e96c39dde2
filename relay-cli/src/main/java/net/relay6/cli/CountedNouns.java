package net.relay6.cli;

/** Numbers with their nouns in the right form. */
final class CountedNouns {

  private CountedNouns() {}

  /** {@code 1 error}, {@code 2 errors}. */
  static String of(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
