package net.relay6.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import net.relay6.fixtures.random.Seeded;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotTableTest {

  private static final int CAPACITY = 50;
  private static final int KEYS = 150;
  private static final int STEPS = 20_000;

  private final Map<Long, Integer> model = new HashMap<>();

  /** Keys are small numbers, so that most of them want a place that others have taken. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void findsWhatAMapFinds(long seed) {
    Seeded random = new Seeded(seed);
    SlotTable table = new SlotTable(CAPACITY);
    for (int step = 0; step < STEPS; step++) {
      long key = random.below(KEYS) / 3;
      int slot = random.below(CAPACITY);
      if (random.chance(50) && (model.size() < CAPACITY || model.containsKey(key))) {
        table.put(key, slot);
        model.put(key, slot);
      } else {
        table.remove(key, slot);
        model.remove(key, slot);
      }
      assertAllFound(table, random);
    }
  }

  private void assertAllFound(SlotTable table, Seeded random) {
    for (long key = 0; key < KEYS; key++) {
      assertEquals(model.getOrDefault(key, SlotTable.NONE), table.find(key), random.toString());
    }
  }
}
