package net.relay6.settings.hocon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.relay6.settings.Origin;

/**
 * Reports keys that occur twice in one file, where HOCON would use the last or merge both without a
 * report. A key of another file may be overridden, and {@code +=} may be repeated.
 */
final class RepeatedKeys {

  private final String file;
  private final Problems problems;
  private final Map<String, Integer> firstByPath = new HashMap<>();
  private final Map<String, Integer> repeatByPath = new HashMap<>();

  private RepeatedKeys(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Reports the repeated ones of {@code keys}, which are all from {@code file}. */
  static void report(List<KeyScanner.Key> keys, String file, Problems problems) {
    RepeatedKeys repeated = new RepeatedKeys(file, problems);
    for (int index = 0; index < keys.size(); index++) {
      repeated.check(keys, index);
    }
  }

  private void check(List<KeyScanner.Key> keys, int index) {
    KeyScanner.Key key = keys.get(index);
    Integer first = firstByPath.putIfAbsent(key.path(), index);
    if (first != null && !key.builds() && !isInRepeatedBlock(key.path(), first)) {
      repeatByPath.put(key.path(), index);
      problems.add(
          key.path(),
          new Origin(file, key.line()),
          "stands in line %d already, and HOCON would merge the two or take the last; write it once"
              .formatted(keys.get(first).line()));
    }
  }

  /** Whether the key is repeated only because an enclosing block is. */
  private boolean isInRepeatedBlock(String path, int first) {
    return repeatByPath.entrySet().stream()
        .anyMatch(block -> path.startsWith(block.getKey() + ".") && first < block.getValue());
  }
}
