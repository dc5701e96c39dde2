package net.relay6.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.relay6.settings.read.SettingsReader;

/**
 * {@code reference.conf} as a manual: blocks and keys in the order of the file, each with the
 * comment above it.
 *
 * @param entries the first is the file's own block
 */
record Reference(List<Entry> entries) {

  /** A block, or a key with its default. */
  sealed interface Entry {

    /** The comment, without its number signs. */
    List<String> comment();
  }

  /** A block, by the names of those around it and its own. */
  record Block(String path, List<String> comment) implements Entry {}

  /** A key of the last block, and its value as written there. */
  record Key(String name, String value, List<String> comment) implements Entry {}

  Reference {
    entries = List.copyOf(entries);
  }

  /** The reference of this program. */
  static Reference read() {
    try (InputStream stream = SettingsReader.class.getResourceAsStream("/reference.conf")) {
      if (stream == null) {
        throw new IllegalStateException("reference.conf is missing from relay-core");
      }
      return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** What a text of the shape of {@code reference.conf} holds. */
  static Reference parse(String text) {
    List<Entry> entries = new ArrayList<>();
    Deque<String> path = new ArrayDeque<>();
    List<String> comment = new ArrayList<>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("#")) {
        comment.add(line.substring(1));
        continue;
      }
      if (line.equals("}")) {
        path.removeLast();
      } else if (line.endsWith("{")) {
        path.addLast(line.substring(0, line.length() - 1).strip());
        entries.add(new Block(String.join(".", path), List.copyOf(comment)));
      } else if (!line.isEmpty()) {
        entries.add(key(line, List.copyOf(comment)));
      }
      comment.clear();
    }
    return new Reference(entries);
  }

  private static Key key(String line, List<String> comment) {
    int end = line.endsWith("{}") ? line.length() - 2 : line.indexOf('=');
    if (end < 0) {
      throw new IllegalStateException("reference.conf has a line this does not know: " + line);
    }
    String value = line.endsWith("{}") ? "{}" : line.substring(end + 1).strip();
    return new Key(line.substring(0, end).strip(), value, comment);
  }
}
