package net.relay6.daemon.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.relay6.counters.DropReason;
import net.relay6.daemon.FedRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {

  private final FedRelay relay = new FedRelay();

  @ParameterizedTest
  @CsvSource({
    "1, solicitReceivedCount",
    "3, requestReceivedCount",
    "4, confirmReceivedCount",
    "5, renewReceivedCount",
    "6, rebindReceivedCount",
    "8, releaseReceivedCount",
    "9, declineReceivedCount",
    "11, informationRequestReceivedCount",
    "200, unknownMessageReceivedCount",
    "2, discardedMessageCount"
  })
  void eachTypeMovesItsCounterAlone(int type, String counter) {
    relay.receive(type, 1);
    assertEquals(Map.of(counter, 1L), ofLink());
  }

  @ParameterizedTest
  @CsvSource({
    "2, advertiseSentCount",
    "7, replySentCount",
    "10, reconfigureSentCount",
    "201, unknownMessageSentCount"
  })
  void eachAnswerMovesItsCounterAlone(int type, String counter) {
    relay.answer(type);
    assertEquals(Map.of(counter, 1L), ofLink());
  }

  @Test
  void countsADatagramForEachServer() {
    relay.receive(1, 1);
    relay.receive(200, 2);
    relay.answer(2);
    assertEquals(
        Map.of(
            "relayForwardSentCount", 4L,
            "relayForwardUnknownSentCount", 2L,
            "relayReplyReceivedCount", 1L),
        moved(LinkStatistics.OfRelay.of(relay.counters(), Instant.EPOCH)));
  }

  @Test
  void reasonsAddUpToTheDiscarded() {
    List.of(2, 7, 13, 14, 200).forEach(type -> relay.receive(type, 1));
    long byReason =
        Arrays.stream(DropReason.values())
            .mapToLong(reason ->
                relay.counters().arrivals().mapToLong(arrived -> arrived.dropped(reason)).sum())
            .sum();
    assertEquals(4, byReason);
    assertEquals(
        byReason,
        LinkStatistics.OfRelay.of(relay.counters(), Instant.EPOCH).discardedMessageCount());
  }

  private Map<String, Long> ofLink() {
    return moved(LinkStatistics.of(relay.counters().link("lan0"), Instant.EPOCH));
  }

  /** The counters that are not 0. */
  private static Map<String, Long> moved(Record statistics) {
    Map<String, Long> moved = new TreeMap<>();
    for (RecordComponent component : statistics.getClass().getRecordComponents()) {
      if (component.getType() == long.class && value(statistics, component) != 0) {
        moved.put(component.getName(), value(statistics, component));
      }
    }
    return moved;
  }

  private static long value(Record statistics, RecordComponent component) {
    try {
      return (long) component.getAccessor().invoke(statistics);
    } catch (ReflectiveOperationException fault) {
      throw new LinkageError(fault.getMessage(), fault);
    }
  }
}
