package net.relay6.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import net.relay6.counters.ArrivalCounters;
import net.relay6.counters.RelayCounters;
import net.relay6.testing.RecordedLog;
import net.relay6.transport.udp.SocketBuffers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is counted, logged and shown of small buffers and of what they lose. */
class ReceiveLossesTest {

  private static final SocketBuffers.Lengths STOCK = new SocketBuffers.Lengths(212_992, 212_992);

  @RegisterExtension final RecordedLog log = RecordedLog.of("net.relay6.transport");

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final ChannelStates states = new ChannelStates(now::get, () -> 0);
  private final RelayCounters counters = new RelayCounters();

  @Test
  void areCountedAndLoggedWithWhatToDo() {
    ArrivalCounters arrivals = counters.link("lan0").arrivals();
    new ReceiveLosses("link lan0", arrivals, states, () -> STOCK).add(312);
    new ReceiveLosses("link lan0", arrivals, states, () -> SocketBuffers.Lengths.WANTED).add(1);
    assertEquals(313, arrivals.receiveBufferLosses());
    assertEquals(0, arrivals.received());
    assertEquals(
        List.of(
            "link lan0: 312 messages were lost, the receive buffer was full; set net.core.rmem_max ="
                + " 8388608",
            "link lan0: a message was lost, the receive buffer was full; relay6 gets too little CPU"
                + " time, or clients send too much"),
        log.messages());
  }

  @Test
  void followTheChannelToItsNextNameAndCounters() {
    ReceiveLosses losses =
        new ReceiveLosses("link lan0", counters.link("lan0").arrivals(), states, () -> STOCK);
    losses.add(1);
    losses.setChannel("link lan1", counters.link("lan1").arrivals());
    losses.add(2);
    assertEquals(1, counters.link("lan0").arrivals().receiveBufferLosses());
    assertEquals(2, counters.link("lan1").arrivals().receiveBufferLosses());
    assertEquals(List.of("link lan0", "link lan1"), states.channelsWithLosses());
    states.closed("link lan0");
    assertEquals(List.of("link lan1"), states.channelsWithLosses());
  }

  @Test
  void areAProblemForAMinute() {
    states.lost("server alpha");
    now.set(Instant.EPOCH.plus(Duration.ofSeconds(59)));
    assertEquals(List.of("server alpha"), states.channelsWithLosses());
    now.set(Instant.EPOCH.plus(Duration.ofSeconds(60)));
    assertEquals(List.of(), states.channelsWithLosses());
  }

  @Test
  void smallBuffersAreSaidOnceForAllSocketsAndThatTheyAreNoLonger() {
    BufferLog buffers = new BufferLog();
    buffers.update(SocketBuffers.Lengths.WANTED);
    assertEquals(List.of(), log.messages());
    buffers.update(STOCK);
    buffers.update(STOCK);
    buffers.update(new SocketBuffers.Lengths(8 << 20, 212_992));
    buffers.update(SocketBuffers.Lengths.WANTED);
    assertEquals(
        List.of(
            "socket buffers are smaller than wanted: receive 208 KiB of 8192 KiB (net.core.rmem_max"
                + " is 212992, set 8388608), send 208 KiB of 8192 KiB (net.core.wmem_max is 212992,"
                + " set 8388608); they hold about 554 messages while relay6 is busy, and further"
                + " messages are lost; to keep larger values, write them into a file in"
                + " /etc/sysctl.d",
            "socket buffers are smaller than wanted: send 208 KiB of 8192 KiB (net.core.wmem_max is"
                + " 212992, set 8388608); they hold about 21845 messages while relay6 is busy, and"
                + " further messages are lost; to keep larger values, write them into a file in"
                + " /etc/sysctl.d",
            "socket buffers are as large as wanted now"),
        log.messages());
  }
}
