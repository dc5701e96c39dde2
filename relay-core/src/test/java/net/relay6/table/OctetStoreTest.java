package net.relay6.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.relay6.fixtures.random.Seeded;
import net.relay6.net.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OctetStoreTest {

  private static final int STEPS = 20_000;
  private static final int RUNS = 500;
  private static final int LENGTH_MAX = 130;

  private final OctetStore store = new OctetStore();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void keepsWhatAMapKeeps(long seed) {
    Seeded random = new Seeded(seed);
    Map<Integer, Octets> model = new HashMap<>();
    for (int step = 0; step < STEPS; step++) {
      if (model.size() < RUNS && random.chance(60)) {
        Octets octets = Octets.of(random.octets(random.below(LENGTH_MAX + 1)));
        model.put(store.add(octets), octets);
      } else if (!model.isEmpty()) {
        int number = random.pick(List.copyOf(model.keySet()));
        assertEquals(model.remove(number), store.get(number), random.toString());
        store.remove(number);
      }
    }
    assertFalse(model.isEmpty());
    model.forEach((number, octets) -> {
      assertEquals(octets, store.get(number), random.toString());
      assertTrue(store.isEqual(number, octets), random.toString());
    });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 26, 27, 28, 54, 55, 130})
  void tellsRunsApartThatDifferInOneOctetOrInLength(int length) {
    byte[] octets = new Seeded(length).octets(length);
    int number = store.add(Octets.of(octets));
    assertTrue(store.isEqual(number, Octets.of(octets)));
    assertFalse(store.isEqual(number, Octets.of(octets).followedBy(Octets.of((byte) 0))));
    for (int index = 0; index < length; index++) {
      octets[index]++;
      assertFalse(store.isEqual(number, Octets.of(octets)), "octet " + index);
      octets[index]--;
    }
    if (length > 0) {
      byte[] shorter = Arrays.copyOf(octets, length - 1);
      assertFalse(store.isEqual(number, Octets.of(shorter)));
    }
  }

  @Test
  void usesCellsAgain() {
    Octets octets = Octets.of(new byte[LENGTH_MAX]);
    List<Integer> numbers = new ArrayList<>();
    for (int run = 0; run < 10_000; run++) {
      int number = store.add(octets);
      numbers.add(number);
      store.remove(number);
    }
    assertTrue(numbers.stream().allMatch(number -> number < 5), "more cells than one run needs");
  }
}
