package net.relay6.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of numbers, by row and column from 0. They stand in blocks that are added when a row is
 * first written, so that growing copies nothing. 8 octets for each number. Not shared between
 * threads.
 */
public final class Rows {

  private static final int ROW_BITS = 9;
  private static final int ROW_MASK = (1 << ROW_BITS) - 1;

  private final int columns;
  private final List<long[]> blocks = new ArrayList<>();

  /** No row so far, with {@code columns} numbers each. */
  public Rows(int columns) {
    this.columns = columns;
  }

  /** The number there; only of a row that has been written. */
  public long get(int row, int column) {
    return blocks.get(row >>> ROW_BITS)[(row & ROW_MASK) * columns + column];
  }

  /** Writes a number. Other numbers of a row that is written for the first time may be any. */
  public void set(int row, int column, long number) {
    while (blocks.size() <= row >>> ROW_BITS) {
      blocks.add(new long[columns << ROW_BITS]);
    }
    blocks.get(row >>> ROW_BITS)[(row & ROW_MASK) * columns + column] = number;
  }
}
