package net.relay6.runtime.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import net.relay6.platform.NeighbourTable;
import net.relay6.runtime.watch.NeighbourState.Room;
import net.relay6.testing.RecordedLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A kernel that says how full its table of neighbours is, at one look after the other. */
class NeighbourWatchTest {

  private static final long LOOK_SECONDS = 5;
  private static final String FULL =
      "the kernel's neighbour table is full (1024 of 1024 entries): responses to clients whose"
          + " hardware address is not known from a frame are lost; sysctl -w"
          + " net.ipv6.neigh.default.gc_thresh3=65536, and a file in /etc/sysctl.d keeps it";

  @RegisterExtension final RecordedLog log = RecordedLog.of(NeighbourWatch.class).at(Level.INFO);

  private Optional<NeighbourTable.Count> table = Optional.empty();
  private long nowSeconds;
  private int looks;
  private final NeighbourWatch watch =
      new NeighbourWatch(
          () -> {
            looks++;
            return table;
          },
          () -> Instant.ofEpochSecond(nowSeconds),
          () -> Long.MAX_VALUE + TimeUnit.SECONDS.toNanos(nowSeconds));

  @Test
  void aTableThatRefusesIsOneLineAndAProblemUntilItHasBeenCalmForAMinute() {
    tell(900, 1024, 17);
    tell(1024, 1024, 17 + 300);
    assertEquals(Optional.of(FULL), problem());
    assertEquals(Instant.ofEpochSecond(LOOK_SECONDS), watch.state().orElseThrow().since());
    tell(1024, 1024, 17 + 900);
    for (int look = 0; look < 60 / LOOK_SECONDS - 1; look++) {
      tell(100, 1024, 17 + 900);
      assertEquals(Room.NONE, room());
    }
    tell(100, 1024, 17 + 900);
    assertEquals(Optional.empty(), problem());
    assertEquals(
        List.of(FULL, "the kernel's neighbour table has room again, 100 of 1024 entries"),
        log.messages());
    assertEquals(List.of(Level.WARN, Level.INFO), log.levels());
  }

  @Test
  void whatWasRefusedBeforeTheStartIsOfThePast() {
    tell(10, 1024, 5000);
    tell(10, 1024, 5000);
    assertEquals(Room.ENOUGH, room());
    assertEquals(List.of(), log.messages());
  }

  @ParameterizedTest
  @CsvSource({
    "972, 1024, ENOUGH",
    "973, 1024, LITTLE",
    "1024, 1024, LITTLE",
    "1025, 1024, ENOUGH",
    "62259, 65536, ENOUGH",
    "62260, 65536, LITTLE",
  })
  void littleRoomIsNinetyFivePercentUnlessTheCountSaysNothing(
      long entries, long limit, Room expected) {
    tell(entries, limit, 0);
    assertEquals(expected, room());
    assertEquals(expected == Room.ENOUGH ? 0 : 1, log.messages().size());
  }

  @Test
  void aTableThatIsNearlyFullAndThenFullIsALineForEach() {
    tell(1000, 1024, 0);
    assertTrue(problem().orElseThrow().contains("is nearly full (1000 of 1024 entries)"));
    assertTrue(problem().orElseThrow().contains("will be lost when it is full; sysctl -w"));
    tell(1024, 1024, 1);
    assertEquals(FULL, problem().orElseThrow());
    assertEquals(2, log.messages().size());
  }

  @Test
  void aLargerLimitEndsItAtOnce() {
    tell(1024, 1024, 1);
    tell(1024, 1024, 2);
    tell(1024, 65_536, 2);
    assertEquals(Room.ENOUGH, room());
  }

  @Test
  void aLargeTableIsToBeDoubled() {
    tell(100_000, 100_000, 0);
    assertTrue(problem().orElseThrow().contains("gc_thresh3=200000"), problem().toString());
  }

  @Test
  void aKernelThatDoesNotCountRefusalsOrSaysNothingAtAllIsNoProblem() {
    look();
    assertEquals(Optional.empty(), watch.state());
    table = Optional.of(new NeighbourTable.Count(512, 1024, OptionalLong.empty()));
    look();
    assertEquals(Room.ENOUGH, room());
    table = Optional.empty();
    look();
    assertEquals(Optional.empty(), watch.state());
    assertEquals(List.of(), log.messages());
  }

  @Test
  void looksEveryFiveSecondsHoweverOftenItIsCalled() {
    for (int call = 0; call < 20; call++) {
      watch.poll();
    }
    assertEquals(1, looks);
    nowSeconds += LOOK_SECONDS;
    watch.poll();
    assertEquals(2, looks);
  }

  @Test
  void aTableThatChangesAllTheTimeDoesNotFloodTheLog() {
    for (int change = 0; change < 1000; change++) {
      tell(1024, 1024 + change, change);
      tell(0, 1024 + change, change);
    }
    long minutes = nowSeconds / 60 + 1;
    assertTrue(log.messages().size() <= 6 * minutes, log.messages().size() + " lines");
  }

  private void tell(long entries, long limit, long refused) {
    table = Optional.of(new NeighbourTable.Count(entries, limit, OptionalLong.of(refused)));
    look();
  }

  private void look() {
    watch.poll();
    nowSeconds += LOOK_SECONDS;
  }

  private Room room() {
    return watch.state().orElseThrow().room();
  }

  private Optional<String> problem() {
    return watch.state().flatMap(NeighbourState::problem);
  }
}
