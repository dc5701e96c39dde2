package net.relay6.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.relay6.agent.extension.Observer;
import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.agent.plan.Gate;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.NextHop;
import net.relay6.agent.plan.OptionSource;
import net.relay6.agent.plan.RelayForwardPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.Anomaly;
import net.relay6.counters.DropReason;
import net.relay6.counters.Outcome;
import net.relay6.counters.RelayCounters;
import net.relay6.fixtures.frame.Vectors;
import net.relay6.net.Endpoint;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.testing.RecordingOutbox;
import net.relay6.wire.DhcpMessage;
import org.junit.jupiter.api.Test;

/** What a fault in a feature costs: the datagram at worst, never the next one. */
class FaultsTest {

  private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);
  private final RelayCounters counters = new RelayCounters();
  private final RecordingOutbox outbox = new RecordingOutbox();
  private final List<RuntimeException> reported = new ArrayList<>();
  private final RuntimeException fault = new IllegalStateException("feature");

  private final FaultSink faults =
      new FaultSink() {
        @Override
        public void agentFailed(InboundDatagram datagram, RuntimeException fault) {
          reported.add(fault);
        }

        @Override
        public void observerFailed(Observer observer, DhcpMessage message, RuntimeException fault) {
          reported.add(fault);
        }

        @Override
        public void taskFailed(RuntimeException fault) {
          reported.add(fault);
        }

        @Override
        public void fatal(Error fault) {
          throw fault;
        }
      };

  @Test
  void aFailingGateCostsTheDatagramAndIsReported() {
    Gate failing =
        _ -> {
          throw fault;
        };
    LinkPlan link = link(List.of(failing));
    RelayAgent agent = agent(link, List.of());
    assertEquals(DropReason.INTERNAL_ERROR.outcome(), receive(agent, link));
    assertSame(fault, reported.getFirst());
    assertEquals(1, counters.link("eth1").arrivals().dropped(DropReason.INTERNAL_ERROR));
    assertEquals(List.of(), outbox.take());
  }

  @Test
  void aFailingOptionSourceLeavesNoBufferBehind() {
    OptionSource failing =
        (_, _) -> {
          throw fault;
        };
    LinkPlan link = link(List.of(), List.of(failing));
    assertEquals(DropReason.INTERNAL_ERROR.outcome(), receive(agent(link, List.of()), link));
    assertSame(fault, reported.getFirst());
    assertEquals(0, allocator.metric().usedDirectMemory() + allocator.metric().usedHeapMemory());
  }

  @Test
  void optionSourcesAddToWhatGoesUpBeforeTheMessage() {
    OptionSource raw = (_, frame) -> frame.writeInt(0xfde8_0000);
    LinkPlan link = link(List.of(), List.of(raw, raw));
    assertEquals(new Outcome.Forwarded(1), receive(agent(link, List.of()), link));
    String frame = outbox.take().getFirst().frame();
    assertEquals("fde80000fde8000000090030", frame.substring(34 * 2, 34 * 2 + 24));
  }

  @Test
  void aFailingObserverCostsNothingAndIsReported() {
    List<Integer> seen = new ArrayList<>();
    Observer failing =
        new Observer() {
          @Override
          public void forwarded(ForwardContext context, int copies) {
            throw fault;
          }
        };
    Observer next =
        new Observer() {
          @Override
          public void forwarded(ForwardContext context, int copies) {
            seen.add(copies);
          }
        };
    LinkPlan link = link(List.of());
    assertEquals(new Outcome.Forwarded(1), receive(agent(link, List.of(failing, next)), link));
    assertEquals(1, outbox.take().size());
    assertEquals(List.of(1), seen);
    assertSame(fault, reported.getFirst());
    assertEquals(1, counters.link("eth1").arrivals().anomalies(Anomaly.OBSERVER_FAILED));
  }

  @Test
  void anObserverSeesDropsToo() {
    List<DropReason> seen = new ArrayList<>();
    Observer watching =
        new Observer() {
          @Override
          public void dropped(InboundDatagram datagram, DropReason reason) {
            seen.add(reason);
            throw fault;
          }
        };
    LinkPlan link = link(List.of(_ -> Optional.of(DropReason.DENIED_TYPE)));
    assertEquals(DropReason.DENIED_TYPE.outcome(), receive(agent(link, List.of(watching)), link));
    assertEquals(List.of(DropReason.DENIED_TYPE), seen);
    assertSame(fault, reported.getFirst());
  }

  private RelayAgent agent(LinkPlan link, List<Observer> observers) {
    RelayPlan.Builder plan =
        RelayPlan.builder(allocator, counters, faults)
            .server(link.fanout().defaultPlans().getFirst().servers().getFirst())
            .link(link);
    observers.forEach(plan::observer);
    return new RelayAgent(plan.build(), counters, faults);
  }

  private Outcome receive(RelayAgent agent, LinkPlan link) {
    ByteBuf frame = Unpooled.wrappedBuffer(Vectors.octets("C1"));
    return agent.receive(
        new InboundDatagram(
            new Arrival.OnLink(link), 2, new Endpoint(address("fe80::1"), 2, 546), frame),
        outbox);
  }

  private LinkPlan link(List<Gate> gates) {
    return link(gates, List.of());
  }

  private LinkPlan link(List<Gate> gates, List<OptionSource> options) {
    ServerPlan server =
        new ServerPlan(
            0,
            "alpha",
            "2001:db8:a::2",
            address("2001:db8:a::2"),
            Set.of(),
            List.of(),
            new NextHop.ByRoute(Optional.empty()),
            InterfaceSet.NONE,
            547,
            counters.server("alpha"));
    return new LinkPlan(
        0,
        "eth1",
        new LinkPlan.InterfaceState(2, 1500, List.of(), Set.of(), Optional.empty()),
        Octets.ofText("eth1"),
        new LinkPlan.Admission(List.of(), false, gates),
        LinkPlan.FrameUse.NONE,
        new LinkPlan.Fanout(
            List.of(
                new RelayForwardPlan(
                    address("2001:db8:1:1::1"),
                    new RelayForwardPlan.Options(Octets.EMPTY, options),
                    new RelayForwardPlan.Options(Octets.EMPTY, List.of()),
                    List.of(server))),
            Map.of()),
        counters.link("eth1"));
  }

  private static Ipv6Address address(String text) {
    return Ipv6Address.parse(text).orElseThrow();
  }
}
