package net.relay6.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RowsTest {

  private static final int ROWS = 5_000;
  private static final int COLUMNS = 3;

  @Test
  void keepsEachNumberInItsPlace() {
    Rows rows = new Rows(COLUMNS);
    for (int row = ROWS - 1; row >= 0; row--) {
      for (int column = 0; column < COLUMNS; column++) {
        rows.set(row, column, 1_000_000L * column + row);
      }
    }
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        assertEquals(1_000_000L * column + row, rows.get(row, column));
      }
    }
  }
}
