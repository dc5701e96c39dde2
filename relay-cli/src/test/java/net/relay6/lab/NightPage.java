package net.relay6.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * docs/night.md as an operator follows it: a command is looked up in a section, its output is
 * compared with the rows of the table behind it, and the first row that fits says what to do.
 *
 * <p>A row fits when the output has all that its first cell quotes: literal text, in which {@code
 * …} stands for anything, and capital words such as {@code REASON} for any word. Between {@code or}
 * one side is enough. A cell that quotes nothing is itself the text.
 */
final class NightPage {

  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern PLACE = Pattern.compile("…|\\b[A-Z]{6,}\\b| {2,}|[^… A-Z]+|.");
  private static final Pattern CELLS = Pattern.compile(" ?\\| ?");

  private final String text;

  NightPage(String text) {
    this.text = text;
  }

  /**
   * What the page says of an output, in the table behind a command of a section; empty when no row
   * fits.
   */
  Optional<String> advice(int section, String command, String output) {
    return rows(behind(section, command)).stream()
        .filter(row -> fits(row.getFirst(), output))
        .map(row -> row.get(1))
        .findFirst();
  }

  private String behind(int section, String command) {
    String whole =
        Arrays.stream(text.split("(?m)^## ", -1))
            .filter(part -> part.startsWith(section + ". "))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no section " + section));
    int place = whole.indexOf(command);
    if (place < 0) {
      throw new IllegalArgumentException("section " + section + " has no " + command);
    }
    return whole.substring(place);
  }

  /** The rows of the first table, its head left out. */
  private static List<List<String>> rows(String part) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : part.substring(part.indexOf("\n|---") + 1).split("\n", -1)) {
      if (!line.startsWith("|")) {
        return rows;
      }
      if (!line.startsWith("|---")) {
        rows.add(Arrays.asList(CELLS.split(line.substring(2), -1)));
      }
    }
    return rows;
  }

  private static boolean fits(String cell, String output) {
    return Arrays.stream(cell.split(" or ", -1)).anyMatch(side -> fitsWhole(side, output));
  }

  private static boolean fitsWhole(String side, String output) {
    List<String> quoted =
        QUOTED.matcher(side).results().map(result -> result.group(1)).collect(Collectors.toList());
    if (quoted.isEmpty()) {
      quoted.add(side);
    }
    return quoted.stream().allMatch(words -> expression(words).matcher(output).find());
  }

  private static Pattern expression(String words) {
    return Pattern.compile(
        PLACE
            .matcher(words)
            .results()
            .map(result -> expressionOf(result.group()))
            .collect(Collectors.joining()));
  }

  private static String expressionOf(String place) {
    if (place.equals("…")) {
      return ".*";
    }
    if (place.isBlank()) {
      return " +";
    }
    return place.matches("[A-Z]{6,}") ? "\\S+" : Pattern.quote(place);
  }
}
