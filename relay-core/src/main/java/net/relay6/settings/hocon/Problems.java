package net.relay6.settings.hocon;

import com.typesafe.config.ConfigOrigin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.relay6.settings.Origin;
import net.relay6.settings.SettingsProblem;
import org.jspecify.annotations.Nullable;

/** The mistakes found so far in one file and the files it includes. */
public final class Problems {

  /** The position of a block in several files; the one with precedence comes first. */
  private static final Pattern MERGED = Pattern.compile("merge of (.*?): ([0-9]+)(-[0-9]+)?,.*");

  private final String file;
  private final List<SettingsProblem> found = new ArrayList<>();
  private final Map<String, SettingsProblem> unknownKeys = new HashMap<>();

  /** Without problems, for the file that the operator names {@code file}. */
  public Problems(String file) {
    this.file = file;
  }

  /**
   * Adds a problem of the key with the full {@code path}; without {@code origin}, its position is
   * the whole file.
   */
  public void add(String path, @Nullable ConfigOrigin origin, String message) {
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

  /** Whether there is a problem at {@code path} itself. */
  public boolean concern(String path) {
    return found.stream().anyMatch(problem -> problem.path().equals(path));
  }

  /** A fault of the file as a whole. */
  public void addForFile(String message) {
    add("", new Origin(file, 0), message);
  }

  /** The number of problems; if it has not increased, a reader has found no fault. */
  public int count() {
    return found.size();
  }

  /** The position of {@code origin}; the whole file if the library knows no line. */
  public Origin origin(@Nullable ConfigOrigin origin) {
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
   * The problems in the order of the lines. A mistake in a default of many links is listed once,
   * and the value of an unknown key is not reported.
   */
  public List<SettingsProblem> inOrder() {
    return found.stream()
        .filter(problem -> unknownKeys.getOrDefault(problem.path(), problem).equals(problem))
        .distinct()
        .sorted(Comparator.comparing(SettingsProblem::origin))
        .toList();
  }
}
