package net.relay6.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.plan.Draining;
import net.relay6.agent.plan.NextHop;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.RelayCounters;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;
import net.relay6.testing.FailingFaults;
import org.junit.jupiter.api.Test;

class DrainTrackerTest {

  private final RelayCounters counters = new RelayCounters();
  private long nowNanos = Long.MAX_VALUE - 5;
  private final DrainTracker departures = new DrainTracker(() -> nowNanos);

  @Test
  void aServerThatWentIsRememberedForAMinuteWhateverPlansFollow() {
    RelayPlan last = follow(plan(Draining.NONE, "alpha", "beta"), "alpha");
    assertEquals(List.of("beta"), names(last));
    pass(30);
    assertFalse(departures.expire());
    last = follow(last, "alpha");
    assertEquals(List.of("beta"), names(last));
    pass(29);
    assertFalse(departures.expire());
    pass(1);
    assertTrue(departures.expire());
    assertEquals(List.of(), names(follow(last, "alpha")));
    assertFalse(departures.expire());
  }

  @Test
  void oneThatComesBackAndGoesAgainHasAWholeMinute() {
    RelayPlan last = follow(plan(Draining.NONE, "alpha", "beta"), "alpha");
    pass(40);
    last = follow(last, "alpha", "beta");
    assertEquals(List.of(), names(last));
    last = follow(last, "alpha");
    pass(40);
    assertFalse(departures.expire());
    assertEquals(List.of("beta"), names(follow(last, "alpha")));
  }

  private void pass(long seconds) {
    nowNanos += TimeUnit.SECONDS.toNanos(seconds);
  }

  private RelayPlan follow(RelayPlan last, String... servers) {
    RelayPlan next = plan(departures.drainingAfter(last), servers);
    departures.track(last, next);
    return next;
  }

  private RelayPlan plan(Draining draining, String... servers) {
    RelayPlan.Builder plan =
        RelayPlan.builder(UnpooledByteBufAllocator.DEFAULT, counters, new FailingFaults())
            .draining(draining);
    for (int index = 0; index < servers.length; index++) {
      plan.server(
          new ServerPlan(
              index,
              servers[index],
              servers[index] + ".example.net",
              Ipv6Address.parse("2001:db8::" + (servers[index].charAt(0) - 'a' + 1)).orElseThrow(),
              Set.of(),
              List.of(),
              new NextHop.ByRoute(Optional.empty()),
              InterfaceSet.NONE,
              547,
              counters.server(servers[index])));
    }
    return plan.build();
  }

  private static List<String> names(RelayPlan plan) {
    return plan.draining().servers().stream().map(ServerPlan::name).toList();
  }
}
