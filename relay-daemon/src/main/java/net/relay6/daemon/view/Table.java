package net.relay6.daemon.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A plain-text table; columns fit their content, and numeric columns are right-aligned. */
public final class Table {

  private static final String GAP = "  ";

  private final List<String> head;
  private final List<List<String>> rows = new ArrayList<>();

  /** A table without rows. */
  public Table(String... head) {
    this.head = List.of(head);
  }

  /** Adds a row with a cell for each column. */
  public Table row(Object... cells) {
    if (cells.length != head.size()) {
      throw new IllegalArgumentException(cells.length + " cells under " + head);
    }
    rows.add(Arrays.stream(cells).map(String::valueOf).toList());
    return this;
  }

  /** Adds a line that belongs to no column, such as a name that is too long for its own. */
  public Table line(String text) {
    rows.add(List.of(text));
    return this;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(whole(head));
    rows.forEach(row -> text.append(isWhole(row) ? whole(row) : row.getFirst() + "\n"));
    return text.toString();
  }

  private boolean isWhole(List<String> row) {
    return row.size() == head.size();
  }

  private String whole(List<String> cells) {
    return IntStream.range(0, cells.size())
            .mapToObj(column -> padded(column, cells.get(column)))
            .collect(Collectors.joining(GAP))
            .stripTrailing()
        + "\n";
  }

  private String padded(int column, String cell) {
    String padding = " ".repeat(width(column) - cell.length());
    return isNumeric(column) ? padding + cell : cell + padding;
  }

  private int width(int column) {
    return cells(column).mapToInt(String::length).reduce(head.get(column).length(), Math::max);
  }

  private boolean isNumeric(int column) {
    return !rows.isEmpty() && cells(column).allMatch(cell -> cell.matches("[0-9.]+( ms)?|-"));
  }

  private Stream<String> cells(int column) {
    return rows.stream().filter(this::isWhole).map(row -> row.get(column));
  }
}
