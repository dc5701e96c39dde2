package net.relay6.observer.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import net.relay6.agent.RelayAgent;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.Outcome;
import net.relay6.counters.RelayCounters;
import net.relay6.feature.probe.Probe;
import net.relay6.net.Endpoint;
import net.relay6.planning.PlanAssembly;
import net.relay6.planning.model.Environment;
import net.relay6.runtime.server.ServerProbes;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import net.relay6.testing.FailingFaults;
import net.relay6.testing.InventedInterfaces;
import net.relay6.testing.RecordingOutbox;
import org.junit.jupiter.api.Test;

/**
 * What the relay asks servers itself, on links lan0 and lan1 with addresses fe80::1 and fe80::2.
 */
class PeriodicProbesTest {

  private static final int LAN1 = 5;
  private static final int UPSTREAM = 6;
  private static final String CLIENT_ID = "000100120004" + "9b0d6a1e5c7f4f0e8e6172656c617936";

  private final RelayCounters counters = new RelayCounters();
  private final RecordingOutbox outbox = new RecordingOutbox();
  private final ObservationQueue queue = new ObservationQueue(4096);
  private final AtomicLong nowNanos = new AtomicLong();
  private final PlanAssembly assembly = assembly();
  private final RelayPlan plan = plan();
  private final RelayAgent agent = new RelayAgent(plan, counters, new FailingFaults());

  @Test
  void goesToEveryServerAsAClientsMessageWould() {
    ask(0x12345678);
    String header = "0c0020010db8000100000000000000000001fe800000000000000000000000000001";
    String inner = "0b345678" + CLIENT_ID + "000800020000" + "0006000400170018";
    List<RecordingOutbox.Sent> sent = outbox.take();
    assertEquals(
        List.of("to alpha", "to beta"),
        sent.stream().map(RecordingOutbox.Sent::destination).toList());
    for (RecordingOutbox.Sent copy : sent) {
      assertTrue(
          copy.frame().startsWith(header) && copy.frame().endsWith("00090028" + inner),
          copy.toString());
    }
    assertEquals(1, counters.server("alpha").relayForwards());
    assertEquals(1, counters.server("beta").relayForwards());
  }

  @Test
  void countsForNoClient() {
    ask(1);
    assertEquals(0, counters.link("lan0").arrivals().received());
  }

  @Test
  void aResponseIsConsumedAndNotRelayed() {
    ask(1);
    outbox.take();
    assertEquals(Outcome.CONSUMED, answer("07000001" + CLIENT_ID + "0002000200030000"));
    assertEquals(List.of(), outbox.take());
    assertEquals(1, counters.server("alpha").relayedResponses());
  }

  @Test
  void aResponseThatAClientForgesIsNotConsumed() {
    assertEquals(
        "relay-reply-from-client-link",
        reason(answer(LAN1, "07000001" + CLIENT_ID + "0002000200030000")));
    assertEquals(0, counters.server("alpha").relayedResponses());
  }

  @Test
  void whatElseIsSentToTheRelaysOwnAddressIsDroppedAsBefore() {
    assertEquals("bad-peer", reason(answer("07000001")));
    assertEquals("bad-peer", reason(answer("02000001" + CLIENT_ID)));
    assertEquals("bad-peer", reason(answer("0700000100010001ff")));
  }

  @Test
  void asksFromOneLinkAfterTheOtherAnIntervalApart() {
    List<String> asked = new ArrayList<>();
    AtomicLong seconds = new AtomicLong(100);
    ServerProbes.Periodic probing =
        new ServerProbes.Periodic(
            () -> Duration.ofSeconds(seconds.get()).toNanos(),
            probe -> asked.add(seconds.get() + " " + link(probe)));
    Optional<Duration> interval = Optional.of(Duration.ofSeconds(10));
    List<LinkPlan> links = plan.links().subList(0, 2);
    for (; seconds.get() <= 140; seconds.addAndGet(5)) {
      probing.tick(interval, links);
    }
    assertEquals(List.of("110 lan0", "120 lan1", "130 lan0", "140 lan1"), asked);
    seconds.set(1000);
    probing.tick(Optional.empty(), plan.links());
    probing.tick(interval, List.of());
    assertEquals(4, asked.size());
  }

  @Test
  void oneServerIsAskedAloneAndItsResponseCountsForItAndForNoClient() {
    ServerPlan beta = plan.servers().getLast();
    InboundDatagram probe = Probe.of(plan.links().getFirst(), beta, 7).orElseThrow();
    assertEquals(Outcome.forwarded(1), agent.receive(probe, outbox));
    RecordingOutbox.Sent copy = outbox.take().getFirst();
    assertEquals("to beta", copy.destination());
    assertTrue(copy.frame().contains("0b000007" + CLIENT_ID), copy.toString());
    assertEquals(0, counters.server("alpha").relayForwards());
    assertEquals(0, counters.link("lan0").arrivals().received());
    assertEquals(Outcome.CONSUMED, answer("07000007" + CLIENT_ID + "0002000200030000"));
    assertEquals(1, counters.server("alpha").relayedResponses());
    assertTrue(counters.server("alpha").responses() > 0);
  }

  @Test
  void whatOneServerIsAskedShowsNothingOfTheOthersAndItsResponseIsSeen() {
    List<String> seen = new ArrayList<>();
    InboundDatagram probe =
        Probe.of(plan.links().getFirst(), plan.servers().getFirst(), 7).orElseThrow();
    agent.receive(probe, outbox);
    assertEquals(Outcome.CONSUMED, answer("07000007" + CLIENT_ID + "0002000200030000"));
    queue.drain(observation -> seen.add(observation.getClass().getSimpleName()), 10);
    assertEquals(List.of("ResponseDelivered"), seen);
    ask(8);
    queue.drain(observation -> seen.add(observation.getClass().getSimpleName()), 10);
    assertEquals(List.of("ResponseDelivered", "RequestForwarded"), seen);
  }

  @Test
  void oneServerIsAskedFromTheFirstLinkThatSendsToItAfterAPause() {
    List<String> asked = new ArrayList<>();
    ServerProbes probes =
        new ServerProbes(nowNanos::get, probe -> asked.add(nowNanos.get() + " " + link(probe)));
    for (int look = 0; look < 10; look++) {
      probes.tick(plan.servers(), plan.links());
      nowNanos.addAndGet(Duration.ofMillis(500).toNanos());
    }
    assertEquals(
        List.of(
            "0 lan0",
            "0 lan0",
            "2000000000 lan0",
            "2000000000 lan0",
            "4000000000 lan0",
            "4000000000 lan0"),
        asked);
    List<LinkPlan> betaOnly = List.of(plan.links().getLast());
    assertTrue(probes.probe(plan.servers().getLast(), betaOnly, 1));
    assertFalse(probes.probe(plan.servers().getFirst(), betaOnly, 1));
    assertFalse(Probe.canProbe(betaOnly.getFirst(), plan.servers().getFirst()));
    assertEquals(7, asked.size());
    assertEquals(7, plan.servers().stream().mapToLong(to -> probes.count(to.name())).sum());
  }

  @Test
  void anAwaitedResponseHasItsTimeOfArrival() {
    Probe.Pending replies = assembly.pendingProbes();
    CompletableFuture<Long> response = replies.expect("alpha", 0x99000007);
    CompletableFuture<Long> another = replies.expect("alpha", 8);
    nowNanos.set(123);
    answer("07000009" + CLIENT_ID);
    assertFalse(response.isDone());
    answer("07000007" + CLIENT_ID);
    assertEquals(123, response.join());
    assertFalse(another.isDone());
    replies.forget("alpha", 8);
    assertEquals(Outcome.CONSUMED, answer("07000008" + CLIENT_ID));
    assertFalse(another.isDone());
  }

  private static String link(InboundDatagram probe) {
    return assertInstanceOf(Arrival.OnLink.class, probe.arrival()).link().name();
  }

  private void ask(int transactionId) {
    InboundDatagram probe = Probe.from(plan.links().getFirst(), transactionId).orElseThrow();
    assertEquals(Outcome.forwarded(2), agent.receive(probe, outbox));
  }

  private Outcome answer(String message) {
    return answer(UPSTREAM, message);
  }

  private Outcome answer(int ingress, String message) {
    String frame =
        "0d00"
            + "20010db8000100000000000000000001"
            + "fe800000000000000000000000000001"
            + "001200046c616e30"
            + "0009%04x".formatted(message.length() / 2)
            + message;
    ByteBuf payload = Unpooled.wrappedBuffer(HexFormat.of().parseHex(frame));
    return agent.receive(
        new InboundDatagram(
            new Arrival.FromServer(plan.servers().getFirst()),
            ingress,
            Endpoint.of(plan.servers().getFirst().address(), 547),
            payload),
        outbox);
  }

  private static String reason(Outcome outcome) {
    return assertInstanceOf(Outcome.Dropped.class, outcome).reason().label();
  }

  private PlanAssembly assembly() {
    SettingsResult result =
        SettingsReader.parse(
            """
            relay6 {
              servers { alpha { address = "2001:db8:a::2" }, beta { address = "2001:db8:b::2" } }
              links = [ { interface = lan0 }, { interface = lan1 }, { interface = lan2, servers = [ beta ] } ]
            }
            """,
            "test");
    return new PlanAssembly(
        assertInstanceOf(SettingsResult.Valid.class, result).settings(),
        UnpooledByteBufAllocator.DEFAULT,
        counters,
        new FailingFaults(),
        List.of(new QueueingObserver(queue, nowNanos::get)),
        nowNanos::get);
  }

  private RelayPlan plan() {
    return assembly
        .assemble(
            Environment.of(
                InventedInterfaces.of(
                        "lan0 4 up 1500 fe80::1/64 2001:db8:1::1/64",
                        "lan1 " + LAN1 + " up 1500 fe80::2/64 2001:db8:2::1/64",
                        "lan2 7 up 1500 fe80::3/64 2001:db8:3::1/64")
                    .snapshot()))
        .plan();
  }
}
