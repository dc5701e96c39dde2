package net.relay6.runtime.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.SendFailure;
import net.relay6.testing.Plans;
import net.relay6.transport.ChannelStates;
import org.junit.jupiter.api.Test;

/** The states of all servers of one plan after the other; all sockets are open. */
class ServerStatesTest {

  private static final int REFUSED = 111;
  private static final String BOTH =
      """
      servers { alpha { address = "2001:db8:a::2" }, beta { address = "2001:db8:b::2" } }
      links = [ { interface = lan0 } ]
      """;

  private final Plans plans = new Plans(BOTH);
  private final Map<String, SilenceFinding> silences = new HashMap<>();
  private Instant now = Instant.ofEpochSecond(100);
  private final ServerStates states =
      new ServerStates(
          () -> now,
          _ -> Optional.of(new ChannelStates.State(true, "", Instant.EPOCH, false)),
          server -> Optional.ofNullable(silences.get(server)),
          _ -> 0);

  @Test
  void aServerThatIsRemovedDrainsUntilItsResponsesAreNotDeliveredAnyMore() {
    RelayPlan both = plans.on("lan0/4");
    look(both, 100);
    plans.reload(BOTH.replaceFirst("alpha \\{[^}]*}, ", ""));
    RelayPlan betaAlone = plans.after(both, "lan0/4");
    look(betaAlone, 101);
    look(betaAlone, 130);
    assertEquals("{alpha=draining since 101, beta=unproven since 100}", told());
    look(plans.on("lan0/4"), 161);
    assertEquals("{beta=unproven since 100}", told());
  }

  @Test
  void aServerThatHasAnotherAddressNowIsUnprovenAgain() {
    RelayPlan before = plans.on("lan0/4");
    look(before, 100);
    refuse(before, 2);
    look(before, 101);
    assertEquals("{alpha=refused since 101, beta=unproven since 100}", told());
    plans.reload(BOTH.replace("2001:db8:a::2", "2001:db8:a::9"));
    look(plans.after(before, "lan0/4"), 102);
    assertEquals("{alpha=unproven since 102, beta=unproven since 100}", told());
  }

  @Test
  void onlyServersThatAProbeCanClarifyNeedOne() {
    RelayPlan plan = plans.on("lan0/4");
    assertEquals(List.of(), doubtful(plan));
    look(plan, 100);
    assertEquals(List.of(), doubtful(plan));
    refuse(plan, 1);
    look(plan, 101);
    assertEquals(List.of("alpha"), doubtful(plan));
    silences.put("beta", new SilenceFinding(1, now));
    look(plan, 102);
    assertEquals("{alpha=unproven since 100, beta=silent since 101}", told());
    assertEquals(List.of("alpha", "beta"), doubtful(plan));
    look(plans.on(), 103);
    assertEquals(List.of(), doubtful(plan), "no link is up");
  }

  private void look(RelayPlan plan, long second) {
    now = Instant.ofEpochSecond(second);
    states.update(plan);
  }

  private static void refuse(RelayPlan plan, int times) {
    for (int time = 0; time < times; time++) {
      plan.servers().getFirst().counters().countSendFailure(SendFailure.REFUSED, REFUSED);
    }
  }

  private List<String> doubtful(RelayPlan plan) {
    return states.needingProbe(plan).stream().map(ServerPlan::name).toList();
  }

  private String told() {
    Map<String, String> told = new TreeMap<>();
    states
        .all()
        .forEach((server, state) ->
            told.put(
                server, state.condition().label() + " since " + state.since().getEpochSecond()));
    return told.toString();
  }
}
