package net.relay6.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of numbers, by row and column from 0. It consists of blocks that are added when a row is
 * first written, so that growing copies nothing. 8 octets for each number. Not shared between
 * threads.
 */
public final class Rows {

  private static final int ROW_BITS = 9;
  private static final int ROW_MASK = (1 << ROW_BITS) - 1;

  private final int columns;
  private final List<long[]> blocks = new ArrayList<>();

  /** An empty table with {@code columns} columns. */
  public Rows(int columns) {
    this.columns = columns;
  }

  /** The number; the row must have been written. */
  public long get(int row, int column) {
    return blocks.get(row >>> ROW_BITS)[(row & ROW_MASK) * columns + column];
  }

  /** Writes a number. In a new row, the other numbers are undefined. */
  public void set(int row, int column, long number) {
    while (blocks.size() <= row >>> ROW_BITS) {
      blocks.add(new long[columns << ROW_BITS]);
    }
    blocks.get(row >>> ROW_BITS)[(row & ROW_MASK) * columns + column] = number;
  }
}
