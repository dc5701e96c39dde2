package net.relay6.settings;

import java.util.Collection;
import java.util.List;

/**
 * The names of servers or links, to which other keys refer.
 *
 * @param all those there are, in the order of the file
 * @param complete whether these are all the operator meant; otherwise something else is wrong, and
 *     a name that is not among them may be right
 */
record Names(List<String> all, boolean complete) {

  Names {
    all = List.copyOf(all);
  }

  /** Whether {@code name} is among them, as far as is known. */
  boolean mayHave(String name) {
    return !complete || all.contains(name);
  }

  /** What to write instead of {@code name}, where those in {@code used} stand already. */
  String hint(String name, Collection<String> used) {
    return NearestName.hint(name, all.stream().filter(one -> !used.contains(one)).toList());
  }
}
