package net.relay6.settings;

import com.typesafe.config.ConfigOrigin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The mistakes found so far in one file and what it includes. */
final class Problems {

  /** A block that stands in several files; the place that counts most comes first. */
  private static final Pattern MERGED = Pattern.compile("merge of (.*?): ([0-9]+)(-[0-9]+)?,.*");

  private final String file;
  private final List<SettingsProblem> found = new ArrayList<>();
  private final Map<String, SettingsProblem> unknownKeys = new HashMap<>();

  /** Of the file the operator named {@code file}. */
  Problems(String file) {
    this.file = file;
  }

  void add(String path, @Nullable ConfigOrigin origin, String message) {
    add(path, origin(origin), message);
  }

  void add(String path, Origin origin, String message) {
    found.add(new SettingsProblem(path, origin, message));
  }

  /** A key that does not exist. */
  void addUnknownKey(String path, Origin origin, String message) {
    SettingsProblem problem = new SettingsProblem(path, origin, message);
    found.add(problem);
    unknownKeys.put(path, problem);
  }

  /** Whether anything is wrong with what stands at {@code path} itself. */
  boolean concern(String path) {
    return found.stream().anyMatch(problem -> problem.path().equals(path));
  }

  /** A fault of the file as a whole. */
  void addForFile(String message) {
    add("", new Origin(file, 0), message);
  }

  /** How many so far; a reader that finds the same number afterwards has found no fault. */
  int count() {
    return found.size();
  }

  /** The place {@code origin} stands for; the file as a whole when the library knows no line. */
  Origin origin(@Nullable ConfigOrigin origin) {
    if (origin == null) {
      return new Origin(file, 0);
    }
    Matcher merged = MERGED.matcher(origin.description());
    if (merged.matches()) {
      return new Origin(merged.group(1), Integer.parseInt(merged.group(2)));
    }
    String filename = origin.filename();
    return new Origin(filename == null ? file : filename, Math.max(origin.lineNumber(), 0));
  }

  /**
   * In the order of the lines. A mistake in a default many links share stands once, and nothing is
   * said of the value of a key that does not exist.
   */
  List<SettingsProblem> inOrder() {
    return found.stream()
        .filter(problem -> unknownKeys.getOrDefault(problem.path(), problem).equals(problem))
        .distinct()
        .sorted(Comparator.comparing(SettingsProblem::origin))
        .toList();
  }
}
