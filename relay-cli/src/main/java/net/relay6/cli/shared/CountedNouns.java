package net.relay6.cli.shared;

/** Numbers with their nouns in the right form. */
public final class CountedNouns {

  private CountedNouns() {}

  /** {@code 1 error}, {@code 2 errors}. */
  public static String of(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
