package net.relay6.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import net.relay6.fixtures.random.Seeded;
import net.relay6.testing.Allocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a tree map that does the same. */
class OrderedEntriesTest {

  private static final int ENTRIES = 500;
  private static final int STEPS = 20_000;

  private final long[] keys = new long[ENTRIES];
  private final TreeMap<Long, Integer> model = new TreeMap<>();
  private long sought;
  private int compared;
  private final OrderedEntries entries = new OrderedEntries(this::compareWithSought);

  private int compareWithSought(int entry) {
    compared++;
    return Long.compare(keys[entry], sought);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void findsWhatTheModelFinds(long seed) {
    Seeded random = new Seeded(seed);
    for (int step = 0; step < STEPS; step++) {
      int entry = random.below(ENTRIES);
      boolean known = model.containsValue(entry);
      if (known && random.chance(2)) {
        remove(entry);
      } else if (!known && !model.containsKey(sought(random))) {
        add(entry);
      }
      assertEquals(above(sought(random)), entries.above(), random.toString());
    }
  }

  private long sought(Seeded random) {
    sought = random.below(2 * ENTRIES);
    return sought;
  }

  private int above(long key) {
    Map.Entry<Long, Integer> next = model.higherEntry(key);
    return next == null ? OrderedEntries.NONE : next.getValue();
  }

  private void add(int entry) {
    keys[entry] = sought;
    entries.add(entry);
    model.put(sought, entry);
  }

  private void remove(int entry) {
    sought = keys[entry];
    entries.remove();
    model.remove(sought);
  }

  @Test
  void removingWhatIsNotThereChangesNothing() {
    sought = 7;
    add(1);
    sought = 8;
    entries.remove();
    sought = 6;
    assertEquals(1, entries.above());
  }

  @Test
  void keysThatComeInOrderAreFoundInFewSteps() {
    for (int entry = 0; entry < ENTRIES; entry++) {
      sought = entry;
      add(entry);
    }
    compared = 0;
    for (int entry = 0; entry < ENTRIES; entry++) {
      sought = entry - 1L;
      assertEquals(entry, entries.above());
    }
    assertTrue(compared < ENTRIES * 50, compared + " comparisons");
  }

  @Test
  void entriesThatComeAndGoLeaveNoGarbage() {
    churn();
    long octets = Allocation.octets(this::churn);
    assertTrue(octets < ENTRIES, octets + " octets of heap");
  }

  private void churn() {
    for (int entry = 0; entry < ENTRIES; entry++) {
      keys[entry] = entry;
      sought = entry;
      entries.add(entry);
    }
    for (int entry = 0; entry < ENTRIES; entry++) {
      sought = entry;
      entries.remove();
    }
  }
}
