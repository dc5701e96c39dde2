package net.relay6.transport.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import net.relay6.agent.FaultSink;
import net.relay6.agent.RelayAgent;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.extension.Observer;
import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.counters.RelayCounters;
import net.relay6.fixtures.frame.Vectors;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;
import net.relay6.transport.Transport;
import net.relay6.wire.DhcpMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of faults in tasks of the event loop. */
@Timeout(60)
class LoopFaultsTest {

  private final BlockingQueue<Throwable> faults = new LinkedBlockingQueue<>();
  private final RelayCounters counters = new RelayCounters();

  private final FaultSink sink =
      new FaultSink() {
        @Override
        public void agentFailed(InboundDatagram datagram, RuntimeException fault) {
          faults.add(fault);
        }

        @Override
        public void taskFailed(RuntimeException fault) {
          faults.add(fault);
        }

        @Override
        public void fatal(Error fault) {
          faults.add(fault);
        }

        @Override
        public void observerFailed(Observer observer, DhcpMessage message, RuntimeException fault) {
          faults.add(fault);
        }
      };

  private final RelayPlan plan =
      RelayPlan.builder(UnpooledByteBufAllocator.DEFAULT, counters, sink).build();
  private final Transport transport =
      Transport.start(new RelayAgent(plan, counters, sink), counters, sink);

  @AfterEach
  void close() {
    transport.close();
  }

  @Test
  void aFailingTaskIsReportedAndTheNextOneRuns() throws InterruptedException {
    transport.execute(() -> {
      throw new IllegalStateException("ours");
    });
    transport.execute(() -> faults.add(new IllegalStateException("the next")));
    assertEquals("ours", faults.take().getMessage());
    assertEquals("the next", faults.take().getMessage());
  }

  @Test
  void anErrorInATaskIsFatal() throws InterruptedException {
    transport.execute(() -> {
      throw new StackOverflowError("ours");
    });
    assertEquals("ours", faults.take().getMessage());
    assertEquals(List.of(), List.copyOf(faults));
  }

  @Test
  void anErrorInWhatStandsAroundTheAgentIsFatal() throws InterruptedException {
    transport.decorate(_ ->
        (_, _) -> {
          throw new OutOfMemoryError("ours");
        });
    transport.receive(
        new InboundDatagram(
            new Arrival.Unicast(),
            0,
            Endpoint.of(Ipv6Address.LOOPBACK, 546),
            Unpooled.wrappedBuffer(Vectors.octets("C1"))));
    assertEquals("ours", faults.take().getMessage());
  }
}
