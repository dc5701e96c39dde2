package net.relay6.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.relay6.agent.PlanDifference;
import net.relay6.testing.RecordedLog;
import net.relay6.transport.udp.SocketFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Channels without sockets: one for each number, for what has a name. Names in brackets are those
 * of former servers.
 */
class ChannelSetTest {

  @RegisterExtension private final RecordedLog log = RecordedLog.of(Transport.class);

  private final ChannelStates states = new ChannelStates(() -> Instant.EPOCH, () -> 0);
  private final Kind kind = new Kind();
  private final ChannelSet<Integer, String, StringBuilder> channels =
      new ChannelSet<>(kind, states);

  @Test
  void takesWhatIsDifferentAndTouchesNothingElse() {
    follow(Map.of(1, "a", 2, "b", 3, "c"), Map.of(), Set.of());
    kind.done.clear();
    follow(Map.of(4, "d"), Map.of(2, "x"), Set.of(3), "b", "c");
    assertEquals(List.of("close c", "adopt b as x", "open d"), kind.done);
    assertEquals(Set.of("thing a", "thing x", "thing d"), states.all().keySet());
  }

  @Test
  void triesAgainWhatCouldNotBeOpenedAndTouchesNothingElse() {
    kind.failing.addAll(Set.of("b", "c"));
    follow(Map.of(1, "a", 2, "b", 3, "c"), Map.of(), Set.of());
    kind.done.clear();
    kind.failing.remove("b");
    assertTrue(channels.retry(100));
    assertEquals(Set.of("open b", "open c"), Set.copyOf(kind.done));
    kind.done.clear();
    assertFalse(channels.retry(100));
    assertEquals(List.of("open c"), kind.done);
    assertFalse(states.find("thing", "c").orElseThrow().open());
    assertTrue(states.find("thing", "b").orElseThrow().open());
  }

  @Test
  void ofManyThatCannotBeOpenedEachHasItsTurn() {
    kind.failing.addAll(Set.of("a", "b", "c"));
    follow(Map.of(1, "a", 2, "b", 3, "c"), Map.of(), Set.of());
    assertEquals(3, channels.failedCount());
    kind.done.clear();
    assertFalse(channels.retry(2));
    assertEquals(2, kind.done.size());
    assertFalse(channels.retry(1));
    assertEquals(Set.of("open a", "open b", "open c"), Set.copyOf(kind.done));
  }

  @Test
  void withoutAnythingThatFailedThereIsNothingToTryAgain() {
    follow(Map.of(1, "a", 2, "b"), Map.of(), Set.of());
    kind.done.clear();
    assertFalse(channels.retry(100));
    assertEquals(List.of(), kind.done);
  }

  @Test
  void whatIsNoLongerPlannedIsNotTriedAgain() {
    kind.failing.addAll(Set.of("a", "b"));
    follow(Map.of(1, "a", 2, "b"), Map.of(), Set.of());
    follow(Map.of(), Map.of(2, "(b)"), Set.of(1), "a", "b");
    kind.done.clear();
    kind.failing.clear();
    assertFalse(channels.retry(100));
    assertEquals(List.of(), kind.done);
    assertEquals(Map.of(), states.all());
  }

  @Test
  void aFormerOneStaysOpenWithoutAStateAndIsItselfAgainLater() {
    follow(Map.of(1, "a"), Map.of(), Set.of());
    follow(Map.of(), Map.of(1, "(a)"), Set.of(), "a");
    assertEquals(Set.of(), states.all().keySet());
    follow(Map.of(), Map.of(1, "z"), Set.of());
    assertEquals(List.of("open a", "adopt a as (a)", "adopt (a) as z"), kind.done);
    assertEquals(Set.of("thing z"), states.all().keySet());
  }

  @Test
  void whatIsLostIsOpenedAgainUnlessItIsAFormerOne() {
    follow(Map.of(1, "a", 2, "b", 3, "c"), Map.of(), Set.of());
    follow(Map.of(), Map.of(2, "(b)"), Set.of(), "b");
    kind.done.clear();
    channels.closeAndRetry(Set.of(1, 2));
    assertTrue(channels.retry(100));
    assertEquals(Set.of("close a", "close (b)", "open a"), Set.copyOf(kind.done));
    assertTrue(channels.find(1).isPresent() && channels.find(2).isEmpty());
  }

  @Test
  void whatAChangeLeavesAloneIsTriedAgainAfterIt() {
    kind.failing.addAll(Set.of("a", "b"));
    follow(Map.of(1, "a", 2, "b"), Map.of(), Set.of());
    kind.done.clear();
    PlanDifference.Sockets<Integer, String> change =
        new PlanDifference.Sockets<>(Map.of(3, "c"), Map.of(2, "x"), Set.of(), Set.of("b"));
    channels.apply(change);
    channels.retryOthers(change);
    assertEquals(List.of("open x", "open c", "open a"), kind.done);
  }

  @Test
  void aFaultWithOneChannelCostsThatOneAlone() {
    follow(Map.of(1, "a", 2, "b", 3, "c"), Map.of(), Set.of());
    kind.faulty.addAll(Set.of("a", "x", "d"));
    follow(Map.of(4, "d", 5, "e"), Map.of(2, "x", 3, "y"), Set.of(1), "a", "b", "c");
    assertEquals(Set.of("thing x", "thing y", "thing d", "thing e"), states.all().keySet());
    assertEquals(2, states.openCount("thing"));
    assertTrue(
        log.messages().contains("a fault in relay6 with the socket of a thing; the others go on"),
        log.messages().toString());
    kind.faulty.clear();
    assertTrue(channels.retry(100));
    assertEquals(4, states.openCount("thing"));
  }

  @Test
  void whatIsDoneWithEachIsDoneWithTheOthersTooWhenOneHasAFault() {
    follow(Map.of(1, "a", 2, "b", 3, "c"), Map.of(), Set.of());
    kind.done.clear();
    kind.faulty.add("b");
    channels.each(channel -> kind.done("saw " + channel, channel.toString()));
    assertEquals(Set.of("saw a", "saw b", "saw c"), Set.copyOf(kind.done));
  }

  @Test
  void afterTheEndNothingIsOpenAndNothingTriedAgain() {
    kind.failing.add("b");
    follow(Map.of(1, "a", 2, "b"), Map.of(), Set.of());
    channels.close();
    kind.failing.clear();
    assertFalse(channels.retry(100));
    channels.each(channel -> kind.done.add("saw " + channel));
    assertFalse(kind.done.contains("saw a"), kind.done.toString());
  }

  private void follow(
      Map<Integer, String> opened,
      Map<Integer, String> replanned,
      Set<Integer> closed,
      String... departed) {
    channels.apply(
        new PlanDifference.Sockets<>(
            new LinkedHashMap<>(opened), replanned, closed, Set.of(departed)));
  }

  /** Channels that are the name of what they are for now. */
  private static final class Kind implements ChannelSet.Kind<String, StringBuilder> {

    private final List<String> done = new ArrayList<>();
    private final Set<String> failing = new HashSet<>();
    private final Set<String> faulty = new HashSet<>();

    @Override
    public String label() {
      return "thing";
    }

    @Override
    public boolean isWanted(String plan) {
      return !plan.startsWith("(");
    }

    @Override
    public StringBuilder open(String plan) {
      done("open " + plan, plan);
      if (failing.contains(plan)) {
        throw new SocketFault("no " + plan);
      }
      return new StringBuilder(plan);
    }

    @Override
    public void apply(StringBuilder channel, String plan) {
      done("adopt " + channel + " as " + plan, plan);
      channel.replace(0, channel.length(), plan);
    }

    @Override
    public String description(StringBuilder channel, String plan) {
      return "for " + channel;
    }

    @Override
    public void drain(StringBuilder channel) {
      done("drain " + channel, channel.toString());
    }

    @Override
    public void close(StringBuilder channel) {
      done("close " + channel, channel.toString());
    }

    private void done(String what, String name) {
      done.add(what);
      if (faulty.contains(name)) {
        throw new IllegalStateException(what);
      }
    }
  }
}
