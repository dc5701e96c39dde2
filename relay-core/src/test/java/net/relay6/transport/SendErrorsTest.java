package net.relay6.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.relay6.counters.RelayCounters;
import net.relay6.counters.SendFailure;
import net.relay6.counters.ServerCounters;
import net.relay6.kernel.Errno;
import net.relay6.kernel.SocketCalls;
import net.relay6.testing.RecordedLog;
import net.relay6.transport.udp.SocketFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the log holds when nothing can be sent, or sockets come and go all the time. */
class SendErrorsTest {

  @RegisterExtension final RecordedLog log = RecordedLog.of("net.relay6.transport");

  private final AtomicLong nowNanos = new AtomicLong();

  @Test
  void aFloodOfErrorsIsOneLineAMinuteForEachReasonAndAllAreCounted() {
    AtomicInteger counter = new AtomicInteger();
    SendErrors errors = new SendErrors("server alpha", counter::incrementAndGet, nowNanos::get);
    for (int count = 0; count < 10_000; count++) {
      errors.queueFull();
      errors.failed(Errno.CONNECTION_REFUSED);
    }
    nowNanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
    errors.queueFull();
    assertEquals(20_001, counter.get());
    assertEquals(
        List.of(
            "server alpha: a datagram was lost, its send queue is full",
            "server alpha: a datagram was lost, port 547 is unreachable: no DHCPv6 server listens"
                + " there",
            "server alpha: a datagram was lost, its send queue is full (and 9999 more since the"
                + " last such line)"),
        log.messages());
  }

  @ParameterizedTest
  @CsvSource({
    "111, REFUSED",
    "101, UNREACHABLE",
    "113, UNREACHABLE",
    "100, UNREACHABLE",
    "112, UNREACHABLE",
    "13, UNREACHABLE",
    "1, UNREACHABLE",
    "19, UNREACHABLE",
    "99, UNREACHABLE",
    "90, OTHER",
    "105, OTHER",
    "22, OTHER"
  })
  void whatTheKernelSaysIsCountedByWhatItMeansForTheServer(int errno, SendFailure failure) {
    ServerCounters counters = new RelayCounters().server("alpha");
    SendErrors errors = new SendErrors("server alpha", counters);
    errors.failed(errno);
    assertEquals(1, counters.sendErrors(failure));
    assertEquals(1, counters.sendErrors());
    assertEquals(errno, counters.lastErrno());
    errors.queueFull();
    assertEquals(failure == SendFailure.OTHER ? 2 : 1, counters.sendErrors(SendFailure.OTHER));
  }

  @ParameterizedTest
  @CsvSource({
    "connect, 101, true",
    "connect, 113, true",
    "bind, 99, true",
    "bind, 13, false",
    "bind, 98, false"
  })
  void aSocketThatIsNotOpenTellsWhetherNoWayLeadsThere(String what, int errno, boolean expected) {
    ChannelStates states = new ChannelStates(InstantSource.system(), nowNanos::get);
    states.failed("server alpha", SocketFault.refused(what, errno));
    assertEquals(expected, states.find("server", "alpha").orElseThrow().unreachable());
  }

  @Test
  void aChannelThatFlapsDoesNotFloodTheLog() {
    ChannelStates states = new ChannelStates(InstantSource.system(), nowNanos::get);
    for (int count = 0; count < 1000; count++) {
      states.failed("server alpha", new SocketFault("no route"));
      states.open("server alpha", "2001:db8::2");
    }
    assertEquals(6, log.messages().size());
    nowNanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
    states.logDeferred();
    assertEquals(
        "server alpha: open, 2001:db8::2 (it changed 1994 times in a minute)",
        log.messages().getLast());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1, ''
          13, \\(run relay6 as root.* CAP_NET_BIND_SERVICE\\)
          24, \\(.*LimitNOFILE.*\\)
          97, \\(IPv6 is turned off .*\\)
          98, \\(another program has the port; .ss -ulpn .*\\)
          101, ''
          """)
  void whyASocketIsNotOpenSaysWhatToDoByTheNumberOfTheError(int errno, String advice) {
    ChannelStates states = new ChannelStates(InstantSource.system(), nowNanos::get);
    states.failed("link lan0", SocketFault.refused("bind", errno));
    String detail = states.find("link", "lan0").orElseThrow().detail();
    String words = "bind: " + SocketCalls.errorText(errno);
    assertTrue(detail.startsWith(words), detail);
    assertTrue(detail.substring(words.length()).strip().matches(advice), detail);
  }

  @Test
  void aReasonThatIsNotTheKernelsIsShownAsItIs() {
    ChannelStates states = new ChannelStates(InstantSource.system(), nowNanos::get);
    states.failed("server alpha", new SocketFault("its name has no address: Permission denied"));
    assertEquals(
        "its name has no address: Permission denied",
        states.find("server", "alpha").orElseThrow().detail());
  }
}
