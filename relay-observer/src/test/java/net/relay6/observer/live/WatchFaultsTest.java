package net.relay6.observer.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import io.netty.buffer.Unpooled;
import java.lang.reflect.Proxy;
import java.util.List;
import net.relay6.agent.extension.Observer;
import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.counters.DropReason;
import net.relay6.log.ClientNaming;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;
import net.relay6.observer.finding.Finding;
import net.relay6.testing.RecordedLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Our own faults while the servers are watched: each kind is survived and told of once. */
class WatchFaultsTest {

  @RegisterExtension final RecordedLog log = RecordedLog.of("net.relay6");

  private final RecordedFindings told = new RecordedFindings();

  @Test
  void aListenerThatFailsCostsTheOthersNothing() {
    try (WatchBench bench =
        WatchBench.of("servers { alpha { preference = 7 } }", new Failing(), told, new Failing())) {
      bench.speakAsServer();
      bench.advertise();
      told.await("opened rogue-server", "opened preference-mismatch");
      bench.watch().update(WatchBench.betaAlone());
      told.await("opened rogue-server", "opened preference-mismatch", "closed preference-mismatch");
      assertEquals(
          List.of("a fault in relay6 while reporting a finding; observation continues"), errors());
      assertEquals(0, bench.watch().report().counts().get("rule-faults"));
    }
  }

  @Test
  void aRuleThatFailsCostsTheOthersNothingAndIsCounted() {
    try (WatchBench bench = new WatchBench("", namingNoClient(), List.of(told))) {
      bench.decline(1);
      bench.decline(2);
      bench.speakAsServer();
      told.await("opened rogue-server");
      assertEquals(2, bench.watch().report().counts().get("rule-faults"));
      assertEquals(
          List.of("a fault in a rule about the server set; observation continues"), errors());
    }
  }

  @Test
  void whatCannotBeUnderstoodCostsNothingElse() {
    try (WatchBench bench = WatchBench.of("", told)) {
      dropFromNobody(bench.watch().queueingObserver());
      dropFromNobody(bench.watch().queueingObserver());
      bench.speakAsServer();
      told.await("opened rogue-server");
      assertEquals(
          List.of("a fault in relay6 while observing the servers; observation continues"),
          errors());
    }
  }

  /** What no relay says: something came from a server, but from none. */
  @SuppressWarnings("NullAway")
  private static void dropFromNobody(Observer tap) {
    Endpoint source = Endpoint.of(Ipv6Address.LOOPBACK, 547);
    tap.dropped(
        new InboundDatagram(new Arrival.FromServer(null), 5, source, Unpooled.EMPTY_BUFFER),
        DropReason.TRUNCATED);
  }

  /** Fails when a client shall be named. */
  private static ClientNaming namingNoClient() {
    return (ClientNaming)
        Proxy.newProxyInstance(
            ClientNaming.class.getClassLoader(),
            new Class<?>[] {ClientNaming.class},
            (_, method, values) -> {
              if (method.getName().equals("duid")) {
                throw new IllegalStateException("ours");
              }
              return method.invoke(ClientNaming.CLEAR, values);
            });
  }

  /** Fails whatever it is told. */
  private static final class Failing implements Finding.Listener {

    @Override
    public void opened(Finding finding) {
      throw new IllegalStateException("ours");
    }

    @Override
    public void closed(Finding finding) {
      throw new IllegalStateException("ours");
    }
  }

  private List<String> errors() {
    return log.events().stream()
        .filter(event -> event.getLevel() == Level.ERROR)
        .map(event -> event.getFormattedMessage())
        .toList();
  }
}
