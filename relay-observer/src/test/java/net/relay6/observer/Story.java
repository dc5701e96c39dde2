package net.relay6.observer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * One story of the files {@code serverset/*.txt}: what clients ask, what servers answer, and which
 * findings are open then. It begins with a line {@code == TITLE}; lines {@code declare ...} are
 * what stands in {@code server-set}; the others are told by {@link StoryTeller}.
 *
 * @param title what it shows
 * @param declared the content of {@code server-set}
 * @param lines what happens
 */
record Story(String title, String declared, List<String> lines) {

  /** The stories of a file. */
  static List<Story> read(String file) {
    List<Story> stories = new ArrayList<>();
    try (InputStream stream = Story.class.getResourceAsStream("/serverset/" + file + ".txt")) {
      String text = new String(Objects.requireNonNull(stream).readAllBytes(), UTF_8);
      Arrays.stream(text.split("(?m)^== ")).skip(1).map(Story::of).forEach(stories::add);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return stories;
  }

  private static Story of(String text) {
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return new Story(
        lines.getFirst(),
        String.join(
            "\n",
            lines.stream()
                .filter(line -> line.startsWith("declare "))
                .map(line -> line.substring("declare ".length()))
                .toList()),
        lines.stream()
            .skip(1)
            .filter(line -> !line.startsWith("declare ") && !line.startsWith("#"))
            .toList());
  }

  @Override
  public String toString() {
    return title;
  }
}
