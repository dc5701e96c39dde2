package net.relay6.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.relay6.counters.Anomaly;
import net.relay6.counters.DropReason;
import net.relay6.counters.Outcome;
import net.relay6.feature.logging.ClientFaults;
import net.relay6.fixtures.scenario.Scenario;
import net.relay6.fixtures.scenario.Step;
import net.relay6.log.ClientNaming;
import net.relay6.testing.InventedInterfaces;
import net.relay6.testing.RelayBench;

/** Plays one scenario against the relay and compares octet for octet. */
final class ScenarioPlayer {

  private final Scenario scenario;
  private final InventedInterfaces interfaces = new InventedInterfaces();
  private RelayBench relay;
  private String lastOutcome = "";
  private List<String> sent = new ArrayList<>();
  private int line;

  ScenarioPlayer(Scenario scenario) {
    this.scenario = scenario;
    scenario.interfaces().forEach(interfaces::apply);
    relay = start();
  }

  void play() {
    scenario.steps().forEach(this::play);
    assertAllSentWasExpected();
    relay.assertNothingLost();
  }

  private void play(Step step) {
    switch (step) {
      case Step.ReceiveOnLink(int at, var link, var source, int port, var frame) ->
          received(at, relay.receiveOnLink(link, source, port, octets(frame)));
      case Step.ReceiveFromServer(int at, var server, var by, var frame) ->
          received(at, relay.receiveFromServer(server, by, octets(frame)));
      case Step.ReceiveUnicast(int at, var source, int port, var by, var frame) ->
          received(at, relay.receiveUnicast(source, port, by, octets(frame)));
      case Step.Route(var address, var by) -> relay.route(address, by);
      case Step.ChangeInterface(var text) -> {
        interfaces.apply(text);
        relay.followInterfaces();
      }
      case Step.HearFrame(var link, var source, var mac) -> relay.hearFrame(link, source, mac);
      case Step.Resolve(var name, var addresses) -> relay.resolve(name, addresses);
      case Step.Wait(long millis) -> relay.letPass(TimeUnit.MILLISECONDS.toNanos(millis));
      case Step.Restart _ -> {
        assertAllSentWasExpected();
        relay.assertNothingLost();
        relay = start();
      }
      case Step.ExpectSent(int at, var expected) -> expectSent(at, expected);
      case Step.ExpectOutcome(int at, var expected) ->
          assertEquals(expected, lastOutcome, place(at));
      case Step.ExpectRemark(int at, var remark, var at2) ->
          assertEquals(1, remarks(Anomaly.valueOf(remark), at2), place(at));
    }
  }

  private void received(int at, Outcome outcome) {
    assertAllSentWasExpected();
    line = at;
    lastOutcome = text(outcome);
    relay.takeSent().forEach(datagram -> sent.add(datagram.toString()));
  }

  private void expectSent(int at, List<String> expected) {
    assertTrue(sent.size() >= expected.size(), () -> place(at) + ": sent only " + sent);
    assertEquals(
        String.join("\n", expected),
        String.join("\n", sent.subList(0, expected.size())),
        place(at));
    sent = new ArrayList<>(sent.subList(expected.size(), sent.size()));
  }

  private void assertAllSentWasExpected() {
    assertEquals(List.of(), sent, () -> place(line) + ": sent without being expected");
  }

  private long remarks(Anomaly anomaly, String place) {
    return relay.counters().links().containsKey(place)
        ? relay.counters().link(place).arrivals().anomalies(anomaly)
        : relay.counters().server(place).anomalies(anomaly);
  }

  private RelayBench start() {
    RelayBench started =
        new RelayBench(
            scenario.settings(),
            interfaces,
            List.of(new ClientFaults(ClientNaming.CLEAR, () -> 0)));
    started.stopClock();
    return started;
  }

  private static byte[] octets(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static String text(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Forwarded(int copies) -> "forwarded " + copies;
      case Outcome.Delivered _ -> "delivered";
      case Outcome.Consumed _ -> "consumed";
      case Outcome.Dropped(DropReason reason) -> "dropped " + reason.name();
    };
  }

  private String place(int at) {
    return scenario.file() + ".scenario:" + at;
  }
}
