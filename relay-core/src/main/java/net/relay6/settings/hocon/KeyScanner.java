package net.relay6.settings.hocon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.relay6.settings.Origin;

/**
 * Finds every key in HOCON text. The library merges repeated keys without a report; this scanner
 * lists them. It expects text that the library has accepted, and reads only the structure, not the
 * values.
 */
final class KeyScanner {

  /**
   * A key with an assignment.
   *
   * @param path from the root; elements of lists count from {@code [#1]}
   * @param line its line, from 1
   * @param builds whether the value uses the previous one: {@code +=}, or a substitution of the key
   *     itself
   */
  record Key(String path, int line, boolean builds) {}

  /**
   * An include statement.
   *
   * @param what the text after the word, such as {@code file("links.conf")}
   * @param path the enclosing block; empty for the root
   * @param line its line, from 1
   */
  record Include(String what, String path, int line) {}

  private final HoconText text;
  private final String root;
  private final List<Key> keys = new ArrayList<>();
  private final List<Include> includes = new ArrayList<>();
  private final Map<String, Integer> elements = new HashMap<>();

  private KeyScanner(String text, String root) {
    this.text = new HoconText(text);
    this.root = root;
  }

  /**
   * All keys and includes of {@code text}.
   *
   * @param root the block that includes the text; empty for the root
   */
  static KeyScanner scan(String text, String root) {
    KeyScanner scanner = new KeyScanner(text, root);
    scanner.text.takeBlank("{");
    while (!scanner.text.atEnd()) {
      scanner.block(root);
    }
    return scanner;
  }

  /** In the order of the text. */
  List<Key> keys() {
    return List.copyOf(keys);
  }

  /** In the order of the text. */
  List<Include> includes() {
    return List.copyOf(includes);
  }

  /** Takes the fields of a block, and its closing brace. */
  private void block(String path) {
    text.takeBlank(",");
    while (!text.atEnd() && text.peek() != '}') {
      field(path);
      text.takeBlank(",");
    }
    text.take();
  }

  private void field(String path) {
    int line = text.line();
    String name = name();
    if (name.matches("include[\\s\"].*")) {
      includes.add(new Include(name.substring("include".length()).strip(), path, line));
      return;
    }
    assignment(within(path, unquoted(name)), line);
  }

  private void assignment(String path, int line) {
    text.takeBlank("");
    boolean appends = text.takes("+=");
    if (!appends && text.peek() != '{') {
      text.take();
    }
    text.takeBlank("");
    int position = keys.size();
    keys.add(new Key(path, line, appends));
    List<String> substituted = value(appends ? nextElement(path) : path);
    if (substituted.stream()
        .anyMatch(other -> other.equals(path) || within(root, other).equals(path))) {
      keys.set(position, new Key(path, line, true));
    }
  }

  /** Takes a key with its dots and quotes, or all of an include statement. */
  private String name() {
    StringBuilder name = new StringBuilder();
    while (!text.atEnd()
        && "=:{}[],\n".indexOf(text.peek()) < 0
        && !text.sees("+=")
        && !text.seesComment()) {
      name.append(text.peek() == '"' ? '"' + text.takeQuoted() + '"' : text.take());
    }
    return name.toString().strip();
  }

  /** Takes a value and returns the paths substituted into it, except those in its blocks. */
  private List<String> value(String path) {
    List<String> substituted = new ArrayList<>();
    while (!text.atEnd() && "},]\n".indexOf(text.peek()) < 0 && !text.seesComment()) {
      switch (text.peek()) {
        case '"' -> text.takeQuoted();
        case '{' -> {
          text.take();
          block(path);
        }
        case '[' -> list(path);
        case '$' -> substituted.add(substitution());
        default -> text.take();
      }
    }
    return substituted;
  }

  private void list(String path) {
    text.take();
    text.takeBlank(",");
    while (!text.atEnd() && "]}".indexOf(text.peek()) < 0) {
      value(nextElement(path));
      text.takeBlank(",");
    }
    text.take();
  }

  /** Lists with one path are numbered continuously, since they may be appended to each other. */
  private String nextElement(String path) {
    return path + "[#" + elements.merge(path, 1, Integer::sum) + "]";
  }

  private String substitution() {
    StringBuilder path = new StringBuilder();
    while (!text.atEnd() && text.peek() != '}') {
      path.append(text.peek() == '"' ? '"' + text.takeQuoted() + '"' : text.take());
    }
    text.take();
    return unquoted(path.toString().replaceFirst("^\\$\\{\\??", "").strip());
  }

  private static String within(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String unquoted(String path) {
    return path.replaceAll("\"([A-Za-z0-9_-]+)\"", "$1");
  }

  /**
   * Reports keys that occur twice in one file, where HOCON would use the last or merge both without
   * a report. A key of another file may be overridden, and {@code +=} may be repeated.
   */
  static final class RepeatedKeys {

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
            ("is already in line %d, and HOCON would merge the two or use the last one; write it"
                    + " once")
                .formatted(keys.get(first).line()));
      }
    }

    /** Whether the key is repeated only because an enclosing block is. */
    private boolean isInRepeatedBlock(String path, int first) {
      return repeatByPath.entrySet().stream()
          .anyMatch(block -> path.startsWith(block.getKey() + ".") && first < block.getValue());
    }
  }
}
