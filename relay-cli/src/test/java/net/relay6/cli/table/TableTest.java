package net.relay6.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void makesColumnsAsWideAsNeededAndLetsNumbersEndBelowEachOther() {
    Table table =
        new Table("LINK", "COUNT", "REASON")
            .row("lan0", 5, "")
            .row("building-7", 12345, "the interface is down");
    assertEquals(
        """
        LINK        COUNT  REASON
        lan0            5
        building-7  12345  the interface is down
        """,
        table.toString());
  }

  @Test
  void isItsHeadAloneWithoutRows() {
    assertEquals("LINK  STATE\n", new Table("LINK", "STATE").toString());
  }

  @Test
  void refusesARowThatDoesNotFitItsHead() {
    assertThrows(IllegalArgumentException.class, () -> new Table("LINK").row("lan0", "up"));
  }
}
