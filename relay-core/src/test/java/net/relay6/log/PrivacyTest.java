package net.relay6.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.counters.RelayCounters;
import net.relay6.feature.logging.ClientFaults;
import net.relay6.feature.logging.DropLog;
import net.relay6.fixtures.frame.Vectors;
import net.relay6.fixtures.scenario.Scenario;
import net.relay6.fixtures.scenario.Scenarios;
import net.relay6.fixtures.scenario.Step;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.runtime.thread.FaultLog;
import net.relay6.testing.InventedInterfaces;
import net.relay6.testing.RecordedLog;
import net.relay6.testing.RelayBench;
import net.relay6.wire.MessageParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With {@code privacy = hashed} nothing of a client is written as it is (SEC-11). */
class PrivacyTest {

  /** What only servers and relays send, by IANA's numbers; they are no persons. */
  private static final Set<Integer> NOT_CLIENTS = Set.of(2, 7, 10, 12, 13, 15, 16, 17, 19, 21, 37);

  private static final String CLIENT_ID = "00010002";

  @RegisterExtension final RecordedLog log = RecordedLog.of("net.relay6").at(Level.TRACE);

  private final ClientNaming identities = new ClientNaming.Hashed(Octets.of(new byte[32]));
  private final AtomicLong nowNanos = new AtomicLong();
  private boolean hashed;

  @Test
  void noScenarioLetsAnAddressDuidOrHardwareAddressIntoTheLog() {
    Scenarios.all().forEach(this::play);
    assertTrue(hashed, "no line named a client");
  }

  private void play(Scenario scenario) {
    InventedInterfaces interfaces = new InventedInterfaces();
    scenario.interfaces().forEach(interfaces::apply);
    RelayBench relay =
        new RelayBench(
            scenario.settings(),
            interfaces,
            List.of(
                new DropLog(identities, index -> Optional.of("if" + index), this::now),
                new ClientFaults(identities, this::now)));
    List<String> personal = new ArrayList<>();
    for (Step step : scenario.steps()) {
      play(step, relay, interfaces, personal);
    }
  }

  private void play(
      Step step, RelayBench relay, InventedInterfaces interfaces, List<String> personal) {
    switch (step) {
      case Step.ReceiveOnLink(_, var link, var source, int port, var frame) -> {
        relay.receiveOnLink(link, source, port, octets(frame));
        assertNothingLeaks(source, frame, personal);
      }
      case Step.ReceiveUnicast(_, var source, int port, var by, var frame) -> {
        relay.receiveUnicast(source, port, by, octets(frame));
        assertNothingLeaks(source.replaceFirst("%.*", ""), frame, personal);
      }
      case Step.ReceiveFromServer(_, var server, var by, var frame) -> {
        relay.receiveFromServer(server, by, octets(frame));
        assertNothingLeaks("", frame, personal);
      }
      case Step.HearFrame(var link, var source, var mac) -> {
        personal.add(mac);
        relay.hearFrame(link, source, mac);
      }
      case Step.ChangeInterface(var text) -> {
        interfaces.apply(text);
        relay.followInterfaces();
      }
      case Step.Route(var address, var by) -> relay.route(address, by);
      case Step.Resolve(var name, var addresses) -> relay.resolve(name, addresses);
      default -> {}
    }
  }

  private void assertNothingLeaks(String source, String frame, List<String> macs) {
    List<String> personal = new ArrayList<>(macs);
    if (frame.length() >= 2 && !NOT_CLIENTS.contains(Integer.parseInt(frame.substring(0, 2), 16))) {
      personal.add(source);
    }
    if (frame.contains(CLIENT_ID)) {
      personal.add(frame.substring(frame.indexOf(CLIENT_ID)));
    }
    for (String text : texts().toList()) {
      personal.stream()
          .filter(raw -> !raw.isEmpty() && !raw.equals("::"))
          .forEach(raw -> assertFalse(text.contains(raw), () -> raw + " in: " + text));
    }
    hashed |= texts().anyMatch(text -> text.contains("address~"));
    log.clear();
  }

  private Stream<String> texts() {
    return log.events().stream()
        .flatMap(event ->
            Stream.of(event.getFormattedMessage(), String.valueOf(event.getKeyValuePairs())));
  }

  @Test
  void aFaultIsReportedWithoutItsFrame() {
    FaultLog faults = new FaultLog(identities, new RelayCounters(), _ -> {}, this::now);
    byte[] frame = Vectors.octets("C1");
    Endpoint client = Endpoint.of(Ipv6Address.parse("fe80::abcd").orElseThrow(), 546);
    faults.agentFailed(
        new InboundDatagram(new Arrival.Unicast(), 2, client, Unpooled.wrappedBuffer(frame)),
        new IllegalStateException("ours"));
    if (MessageParser.parse(Unpooled.wrappedBuffer(frame))
        instanceof MessageParser.Result.Parsed parsed) {
      faults.observerFailed(
          new ClientFaults(identities, this::now),
          parsed.message(),
          new IllegalStateException("ours"));
    }
    assertEquals(2, log.events().size());
    String hex = HexFormat.of().formatHex(frame);
    assertTrue(texts().noneMatch(text -> text.contains(hex) || text.contains("abcd")));
    assertTrue(texts().anyMatch(text -> text.contains("its frame of " + frame.length + " octets")));
  }

  private long now() {
    return nowNanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
  }

  private static byte[] octets(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
