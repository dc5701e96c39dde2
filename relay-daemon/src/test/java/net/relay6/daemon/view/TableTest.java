package net.relay6.daemon.view;

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
  void aLineOfNoColumnWidensNone() {
    assertEquals(
        """
        LINK  COUNT
        lan0      5
        a-name-that-is-far-too-long
                 12
        """,
        new Table("LINK", "COUNT")
            .row("lan0", 5)
            .line("a-name-that-is-far-too-long")
            .row("", 12)
            .toString());
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
