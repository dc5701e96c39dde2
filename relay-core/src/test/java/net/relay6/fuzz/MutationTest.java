package net.relay6.fuzz;

import java.util.HexFormat;
import java.util.List;
import net.relay6.fixtures.frame.Vectors;
import net.relay6.fixtures.random.FrameMutations;
import net.relay6.fixtures.random.Seeded;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A million broken frames, each made of a good one. */
class MutationTest {

  private static final int MUTANTS = 250_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyMutantHasOneOutcomeAndBreaksNothing(long seed) {
    Seeded random = new Seeded(seed);
    FrameMutations mutations = new FrameMutations(random);
    List<byte[]> frames = List.copyOf(Vectors.all().values());
    AnyOctets any = new AnyOctets();
    for (int count = 0; count < MUTANTS; count++) {
      byte[] mutant = mutations.of(random.pick(frames));
      try {
        any.relay(mutant);
        if (count % 10 == 0) {
          any.print(mutant);
        }
      } catch (RuntimeException | AssertionError fault) {
        throw new AssertionError(random + ", " + HexFormat.of().formatHex(mutant), fault);
      }
    }
  }
}
