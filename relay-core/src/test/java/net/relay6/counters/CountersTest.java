package net.relay6.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import net.relay6.fixtures.frame.Vectors;
import net.relay6.log.Throttle;
import net.relay6.testing.InventedInterfaces;
import net.relay6.testing.RelayBench;
import org.junit.jupiter.api.Test;

class CountersTest {

  @Test
  void doNotGrowWithWhatClientsSend() {
    InventedInterfaces interfaces = new InventedInterfaces();
    interfaces.apply("eth1 2 up 1500 fe80::ff/64 2001:db8:1::1/64");
    RelayBench relay =
        new RelayBench("relay6.links = [ { interface = eth1 } ]", interfaces, List.of());
    for (int client = 0; client < 100_000; client++) {
      byte[] solicit = {
        1,
        0,
        0,
        1,
        0,
        1,
        0,
        6,
        0,
        3,
        0,
        1,
        (byte) (client >>> 8),
        (byte) client,
        (byte) (client >>> 16)
      };
      relay.receiveOnLink(
          "eth1", "fe80::" + Integer.toHexString(1 + (client & 0xfff)), 546, solicit);
    }
    relay.takeSent();
    assertEquals(100_000, relay.counters().link("eth1").arrivals().received());
    assertEquals(Set.of("eth1"), relay.counters().links().keySet());
    assertEquals(2, relay.counters().servers().size());
    relay.assertNothingLost();
  }

  @Test
  void whatIsForgedInAServersNameCountsForNoServer() {
    RelayBench relay =
        new RelayBench(
            "relay6 { servers { alpha { address = \"2001:db8:a::2\" } }, links = [ { interface = eth1 } ] }",
            InventedInterfaces.of("eth1 2 up 1500 fe80::ff/64 2001:db8:1:1::1/64"),
            List.of());
    relay.receiveFromServer("alpha", "eth1", Vectors.octets("R1"));
    relay.receiveFromServer("alpha", "eth1", new byte[] {13});
    assertEquals(0, relay.counters().server("alpha").arrivals().received());
    ArrivalCounters unicast = relay.counters().unicast();
    assertEquals(2, unicast.received());
    assertEquals(1, unicast.dropped(DropReason.RELAY_REPLY_FROM_CLIENT_LINK));
    assertEquals(1, unicast.dropped(DropReason.TRUNCATED));
    relay.assertNothingLost();
  }

  @Test
  void aThrottleLetsOneEventPassInEachInterval() {
    Throttle throttle = new Throttle(1000);
    assertTrue(throttle.passes(Long.MAX_VALUE - 10));
    assertFalse(throttle.passes(Long.MAX_VALUE));
    assertFalse(throttle.passes(Long.MIN_VALUE + 900));
    assertTrue(throttle.passes(Long.MIN_VALUE + 990));
    assertEquals(2, throttle.takeSuppressed());
    assertEquals(0, throttle.takeSuppressed());
  }
}
