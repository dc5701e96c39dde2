package net.relay6.planning.model;

import java.util.List;

/** Lists at most a few names in a sentence. */
public final class SomeNames {

  private static final int NAMED = 3;

  private SomeNames() {}

  /** The first few, and how many more there are: {@code lan0, lan1, lan2 and 4 more}. */
  public static String of(List<String> names) {
    int others = names.size() - NAMED;
    return String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
        + (others > 0 ? " and " + others + " more" : "");
  }
}
