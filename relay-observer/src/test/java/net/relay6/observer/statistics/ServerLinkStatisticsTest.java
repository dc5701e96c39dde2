package net.relay6.observer.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.stream.IntStream;
import net.relay6.net.Ipv6Address;
import net.relay6.observer.exchange.ExchangeTable;
import net.relay6.wire.ClientMessage;
import net.relay6.wire.MessageSummary;
import net.relay6.wire.MessageSummaryReader;
import net.relay6.wire.MessageType;
import org.junit.jupiter.api.Test;

class ServerLinkStatisticsTest {

  private static final Ipv6Address CLIENT = new Ipv6Address(0xfe80L << 48, 1);
  private static final MessageSummary SOLICIT =
      new MessageSummaryReader()
          .read(new ClientMessage(Unpooled.wrappedBuffer(new byte[] {1, 0, 0, 1})));

  private final ObservedServer server = new ObservedServers().named("alpha");

  @Test
  void isRememberedForAsManyLinksAsAreWorthIt() {
    ServerLinkStatistics busy = server.onLink("lan0");
    for (int number = 0; number < 10_000; number++) {
      server.onLink("ppp" + number);
      assertSame(busy, server.onLink("lan0"));
    }
    List<String> links = server.linkStatistics().stream().map(ServerLinkStatistics::link).toList();
    assertEquals(4096, links.size());
    assertEquals(
        IntStream.range(10_000 - 4095, 10_000).mapToObj(number -> "ppp" + number).sorted().toList(),
        links.subList(1, links.size()));
  }

  @Test
  void whatWasCountedOnLinksThatAreForgottenStaysInTheSums() {
    for (int number = 0; number < 5_000; number++) {
      ServerLinkStatistics statistics = server.onLink("ppp" + number);
      statistics.countWin();
      statistics.countLate();
      TypeStatistics tally = statistics.typeStatistics(MessageType.SOLICIT);
      tally.countRelayForward();
      tally.countResponse(1_000_000, 1);
      tally.countStatus(2);
      statistics.countUnanswered(MessageType.SOLICIT);
      statistics.countAnsweredRequest(MessageType.SOLICIT, 1);
      statistics.countMissedRequest(
          new ExchangeTable(1, _ -> {}).addRequest("ppp" + number, CLIENT, SOLICIT, 0), 1);
    }
    LinkFigures former = server.linkStatistics().getLast().figures(0);
    assertEquals("former links", former.link());
    assertEquals(5_000 - 4_096, former.wins());
    assertEquals(5_000 - 4_096, former.lateAdvertises());
    assertEquals(
        "{SOLICIT=OfType[copies=904, answers=904, unanswered=904, silentRun=0, statuses={2=904}, latency="
            + "Snapshot[counts=[0, 0, 904, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], sumNanos=904000000]]}",
        former.byType().toString());
  }
}
