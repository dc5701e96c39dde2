package net.relay6.observer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the rules say of servers behind a network that loses datagrams. All loss levels together see
 * a million questions; {@code -Drelay6.silence.questions=1000000} lets each see so many.
 */
class SilenceSimulationTest {

  private static final int QUESTIONS = Integer.getInteger("relay6.silence.questions", 200_000);

  private static final int SEEDS = 21;

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 5, 10, 20})
  void lossAloneIsNoSilence(double percent) {
    LossyNetwork network = new LossyNetwork(16, percent / 100, 2000, 50);
    network.ask(QUESTIONS, 0.3);
    assertEquals(List.of(), network.found());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 3, 10})
  void aBurstOfLossOfUpToTwoSecondsIsNoSilence(double gap) {
    LossyNetwork network = new LossyNetwork(17, 0.01, 2000, 5);
    network.ask(100, gap);
    network.loseInBursts(30);
    network.ask(QUESTIONS / 10, gap);
    assertEquals(List.of(), network.found());
  }

  /** The table of docs/findings.md. */
  @ParameterizedTest(name = "{0} % lost, {1} questions before: {2} to {3} clients")
  @CsvSource({
    "0.1, 18, 3, 3",
    "0.1, 100, 3, 4",
    "0.1, 1000, 4, 4",
    "1, 18, 3, 5",
    "1, 100, 4, 5",
    "1, 1000, 5, 6",
    "5, 18, 5, 7",
    "5, 100, 6, 8",
    "5, 1000, 8, 9",
    "10, 18, 6, 9",
    "10, 100, 8, 11",
    "10, 1000, 11, 13",
    "20, 18, 8, 12",
    "20, 100, 12, 16",
    "20, 1000, 17, 18",
  })
  void aDeadServerIsFoundAfterSoManyClients(double percent, int before, int middle, int most) {
    int[] clients =
        IntStream.range(0, SEEDS)
            .map(seed -> {
              LossyNetwork network = new LossyNetwork(seed, percent / 100, 200, 2);
              network.askAlpha(before);
              return network.clientsUntilFound();
            })
            .sorted()
            .toArray();
    assertEquals(
        List.of(middle, most),
        List.of(clients[SEEDS / 2], clients[SEEDS - 1]),
        "in the middle, at most");
  }

  @Test
  void aServerThatNeverAnsweredIsFoundAfterTenClients() {
    LossyNetwork network = new LossyNetwork(1, 0, 200, 2);
    assertEquals(10, network.clientsUntilFoundFromTheStart());
  }

  @Test
  void serversThatShareTheClientsAreNotSilent() {
    LossyNetwork network = new LossyNetwork(18, 0.01, 200, 2);
    network.shareClients();
    network.ask(50_000, 0.5);
    assertEquals(List.of(), network.found());
    assertTrue(network.looks().contains("the responses look like load balancing"), network.looks());
  }
}
