package net.relay6.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import net.relay6.fixtures.random.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecencyTableTest {

  private static final int STEPS = 20_000;

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 5", "3, 200", "4, 1000"})
  void keepsTheOrderThatALinkedMapKeeps(long seed, int bound) {
    Seeded random = new Seeded(seed);
    RecencyTable table = new RecencyTable(bound);
    LinkedHashMap<Long, Integer> model = new LinkedHashMap<>();
    for (int step = 0; step < STEPS; step++) {
      long key = KeyedHash.add(0, random.below(2 * bound));
      int entry = table.find(key);
      assertEquals(model.getOrDefault(key, RecencyTable.NONE), entry, random.toString());
      if (entry == RecencyTable.NONE) {
        model.put(key, add(table, key, model));
      } else if (random.chance(70)) {
        table.use(entry);
        model.putLast(key, entry);
      } else {
        table.remove(entry);
        model.remove(key);
      }
      assertEquals(model.size(), table.size());
      assertEquals(model.size() == bound, table.isFull());
    }
    List<Integer> entries = List.copyOf(model.values());
    assertEquals(entries, oldestFirst(table), random.toString());
    assertEquals(entries.reversed(), newestFirst(table), random.toString());
  }

  private static int add(RecencyTable table, long key, SequencedMap<Long, Integer> model) {
    if (table.isFull()) {
      assertEquals(model.pollFirstEntry().getValue(), table.oldest());
      table.remove(table.oldest());
    }
    return table.add(key);
  }

  @Test
  void givesNumbersAgainThatAreFree() {
    int bound = 100;
    RecencyTable table = new RecencyTable(bound);
    for (int key = 0; key < 10_000; key++) {
      if (table.isFull()) {
        table.remove(table.oldest());
      }
      int entry = table.add(KeyedHash.add(0, key));
      assertTrue(entry >= 0 && entry < bound, "entry " + entry);
    }
  }

  @Test
  void refusesMoreThanItsBound() {
    RecencyTable table = new RecencyTable(1);
    table.add(1);
    assertThrows(IllegalStateException.class, () -> table.add(2));
  }

  private static List<Integer> oldestFirst(RecencyTable table) {
    List<Integer> entries = new ArrayList<>();
    for (int entry = table.oldest(); entry != RecencyTable.NONE; entry = table.newerThan(entry)) {
      entries.add(entry);
    }
    return entries;
  }

  private static List<Integer> newestFirst(RecencyTable table) {
    List<Integer> entries = new ArrayList<>();
    for (int entry = table.newest(); entry != RecencyTable.NONE; entry = table.olderThan(entry)) {
      entries.add(entry);
    }
    return entries;
  }
}
