package net.relay6.simulation;

import net.relay6.fixtures.random.Seeded;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelaySimulationTest {

  @ParameterizedTest(name = "seed {0}: {1} links, {2} servers")
  @CsvSource({
    "1, 1, 1",
    "2, 1, 2",
    "3, 2, 2",
    "4, 3, 3",
    "5, 8, 2",
    "6, 4, 8",
    "7, 2, 5",
    "8, 16, 3",
    "9, 5, 4",
    "10, 7, 6"
  })
  void everyServerHearsEveryMessageOnceAndEveryAnswerFindsItsClient(
      long seed, int links, int servers) {
    Simulation simulation = new Simulation(new Seeded(seed), links, servers);
    try {
      simulation.run(3000);
      simulation.assertOctetsUnchanged();
      if (servers > 1) {
        simulation.assertAnswersReachTheirLink();
      }
    } catch (RuntimeException | AssertionError fault) {
      throw new AssertionError(simulation.toString(), fault);
    }
  }
}
