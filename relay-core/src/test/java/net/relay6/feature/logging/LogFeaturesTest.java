package net.relay6.feature.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import net.relay6.fixtures.frame.Vectors;
import net.relay6.log.ClientNaming;
import net.relay6.net.Octets;
import net.relay6.testing.InventedInterfaces;
import net.relay6.testing.RecordedLog;
import net.relay6.testing.RelayBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogFeaturesTest {

  @RegisterExtension final RecordedLog log = RecordedLog.of("net.relay6.feature");

  private final AtomicLong nowNanos = new AtomicLong();
  private final RelayBench relay =
      new RelayBench(
          "relay6.links = [ { interface = eth1 } ]",
          InventedInterfaces.of("eth1 2 up 1500 fe80::ff/64 2001:db8:1:1::1/64"),
          List.of(
              new DropLog(
                  ClientNaming.CLEAR,
                  index -> Optional.of("eth1").filter(_ -> index == 2),
                  nowNanos::get),
              new ClientFaults(ClientNaming.CLEAR, nowNanos::get)));

  @Test
  void aServersMessageFromALinkIsLoggedWithItsServerId() {
    relay.receiveOnLink("eth1", "fe80::66", 547, Vectors.octets("S1"));
    assertEquals(
        List.of(
            "dropped ADVERTISE with Server-ID 0002000009bfaa01 from [fe80::66%2]:547 on link eth1:"
                + " server-message"),
        log.messages());
  }

  @Test
  void dropsAreLoggedOnceASecondForEachReasonWithTheCountOfTheOthers() {
    for (int count = 0; count < 3; count++) {
      relay.receiveOnLink("eth1", "fe80::66", 547, new byte[] {1});
      relay.receiveOnLink("eth1", "::", 547, Vectors.octets("C3"));
    }
    nowNanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    relay.receiveOnLink("eth1", "fe80::66", 547, new byte[] {1});
    assertEquals(
        List.of(
            "dropped 1 octets from [fe80::66%2]:547 on link eth1: truncated",
            "dropped TYPE-200 from [::%2]:547 on link eth1: bad-source",
            "dropped 1 octets from [fe80::66%2]:547 on link eth1: truncated (and 2 more since the"
                + " last such line)"),
        log.messages());
  }

  @Test
  void aDroppedUnicastIsLoggedWithItsIngressInterface() {
    relay.receiveUnicast("2001:db8:1:1::5", 547, "eth1", Vectors.octets("F1"));
    relay.receiveUnicast("2001:db8:1:1::5", 547, Vectors.octets("C1"));
    assertEquals(
        List.of(
            "dropped RELAY-FORW from [2001:db8:1:1::5]:547 to a unicast address of this node, by"
                + " interface eth1: untrusted-relay",
            "dropped SOLICIT from [2001:db8:1:1::5]:547 to a unicast address of this node, by"
                + " interface 99: unicast-from-client"),
        log.messages());
  }

  @Test
  void malformedClientOptionsAreLoggedAfterTheMessageWasSent() {
    byte[] broken = Octets.parseHex("01000001 0008 0005 aa").orElseThrow().toArray();
    relay.receiveOnLink("eth1", "fe80::66", 546, broken);
    relay.receiveOnLink("eth1", "fe80::66", 546, broken);
    assertEquals(2, relay.takeSent().size());
    assertEquals(
        List.of(
            "SOLICIT from [fe80::66%2]:546 on link eth1 has malformed options; relayed unchanged"),
        log.messages());
  }
}
