package net.relay6.settings.read;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import net.relay6.settings.NearestName;
import net.relay6.settings.hocon.DividedName;
import net.relay6.settings.hocon.SettingsValue;

/**
 * The names of servers or links that other keys refer to.
 *
 * @param all names, in the order of the file
 * @param complete whether the list is complete; otherwise another fault exists, and a name that is
 *     not in the list may be correct
 */
record Names(List<String> all, boolean complete) {

  Names {
    all = List.copyOf(all);
  }

  /** Whether {@code name} is in the list, or the list is incomplete. */
  boolean mayHave(String name) {
    return !complete || all.contains(name);
  }

  /**
   * What stands under {@code written}: a value, or where that is surely none of these names, one
   * for each name that a dot outside of quotes has divided.
   */
  Map<String, SettingsValue> values(String written, SettingsValue value) {
    return complete && all.contains(written)
        ? Map.of(written, value)
        : DividedName.texts(written, value);
  }

  /** A suggestion instead of {@code name}, except those in {@code used}. */
  String hint(String name, Collection<String> used) {
    return NearestName.hint(name, all.stream().filter(one -> !used.contains(one)).toList());
  }
}
