package net.relay6.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import net.relay6.fixtures.frame.FrameView;
import net.relay6.fixtures.frame.MessageName;
import net.relay6.fixtures.random.Seeded;
import net.relay6.fixtures.scripted.Binding;
import net.relay6.fixtures.scripted.Duid;
import net.relay6.fixtures.scripted.PoolModel;
import net.relay6.fixtures.scripted.ScriptedClient;
import net.relay6.fixtures.scripted.ScriptedServer;
import net.relay6.fixtures.scripted.Terms;
import net.relay6.fixtures.simulation.Timeline;
import net.relay6.fixtures.simulation.Weather;
import net.relay6.testing.RecordingOutbox.Sent;

/**
 * Clients that live through leases behind one relay: forty minutes of storm, in which datagrams get
 * lost, late and doubled, the relay is restarted between a question and its answers, a server dies
 * and clients come and go; then forty of calm, after which everybody must have an address.
 */
final class LeaseSimulation {

  private static final long MINUTE_MILLIS = 60_000;
  private static final long STORM_MILLIS = 40 * MINUTE_MILLIS;
  private static final long END_MILLIS = 80 * MINUTE_MILLIS;
  private static final int ENTERPRISE = 32_473;

  private final Seeded random;
  private final WorldShape shape;
  private final Timeline timeline = new Timeline();
  private final WatchedRelay relay;
  private final Map<String, ClientLife> clients = new LinkedHashMap<>();
  private final Map<String, ScriptedServer> servers = new LinkedHashMap<>();
  private final Set<String> silent = new HashSet<>();
  private final Map<String, Long> happened = new TreeMap<>();
  private Weather weather;

  /** Whether the relay is to be restarted while the next message's copies are under way. */
  private boolean restarts;

  LeaseSimulation(Seeded random) {
    this.random = random;
    shape = WorldShape.drawnFrom(random);
    weather = shape.weather();
    relay =
        new WatchedRelay(
            shape,
            List.of(
                new EveryServerGetsEveryMessage(shape.serverNames()),
                new OctetsUnchanged(),
                new AnswersReachTheirLink(shape.hosts()),
                new CountersAddUp(),
                new NoBufferLeaks()));
    shape.serverNames().forEach(name -> servers.put(name, server(servers.size())));
    shape.hosts().forEach(this::settle);
    shape.silentServer().ifPresent(number -> storm(() -> silent.add("s" + number)));
    for (int times = random.below(6); times > 0; times--) {
      storm(() -> restarts = true);
    }
  }

  /** Lets everything happen. */
  void run() {
    timeline.runUntil(STORM_MILLIS);
    note("lost", weather.lost());
    note("doubled", weather.duplicated());
    weather = new Weather(random, 0, 0, 2);
    timeline.runUntil(END_MILLIS);
    relay.stop();
    assertEverybodyHasALease();
    if (shape.model() != PoolModel.IDENTICAL) {
      assertNobodySharesAnAddress();
    }
  }

  /** How often what happened: messages by type that the relay heard, and troubles. */
  Map<String, Long> happened() {
    return happened;
  }

  private ScriptedServer server(int number) {
    return new ScriptedServer(
        Duid.ofEnterprise(ENTERPRISE, (byte) number),
        random.pick(List.of(0, 0, 1, 254, 255)),
        shape.model().poolOf(number),
        Terms.USUAL);
  }

  private void settle(Host host) {
    int[] transactionId = {0};
    ClientLife life =
        new ClientLife(
            new ScriptedClient(host.duid(), 1, () -> ++transactionId[0]),
            timeline,
            frame -> carry(() -> relayHears(host, new FrameView(frame))));
    clients.put(host.destination(), life);
    timeline.at(random.below((int) MINUTE_MILLIS), life::begin);
    for (int visits = random.below(4); visits > 0; visits--) {
      storm(random.chance(50) ? life::confirm : life::leaveForAWhile);
    }
  }

  /** Lets something happen at any time of the storm. */
  private void storm(Runnable happening) {
    timeline.at(random.below((int) STORM_MILLIS), happening);
  }

  private void carry(Runnable arrival) {
    weather.delaysMillis().forEach(delay -> timeline.at(timeline.nowMillis() + delay, arrival));
  }

  private void relayHears(Host from, FrameView message) {
    note(MessageName.of(message.type()).orElseThrow().toString(), 1);
    for (Sent copy : relay.hear(from, message)) {
      String server = copy.destination().substring("to ".length());
      carry(() -> serverHears(server, octets(copy)));
    }
    if (restarts) {
      restarts = false;
      note("restarts", 1);
      relay.restart();
    }
  }

  private void serverHears(String name, byte[] copy) {
    if (silent.contains(name)) {
      note("unanswered", 1);
      return;
    }
    Objects.requireNonNull(servers.get(name))
        .receive(copy)
        .map(FrameView::new)
        .ifPresent(reply -> carry(() -> relayHears(name, reply)));
  }

  private void relayHears(String server, FrameView reply) {
    for (Sent answer : relay.hear(server, reply)) {
      ClientLife client = Objects.requireNonNull(clients.get(answer.destination()));
      carry(() -> client.hear(octets(answer)));
    }
  }

  private static byte[] octets(Sent sent) {
    return HexFormat.of().parseHex(sent.frame());
  }

  private void note(String what, long count) {
    happened.merge(what, count, Long::sum);
  }

  private void assertEverybodyHasALease() {
    clients.forEach((place, life) -> assertTrue(life.hasLease(), () -> place + " has no lease"));
  }

  private void assertNobodySharesAnAddress() {
    Map<InetAddress, String> owners = new LinkedHashMap<>();
    clients.forEach((place, life) -> {
      Binding binding = life.client().binding().orElseThrow();
      assertEquals(place, owners.computeIfAbsent(binding.address(), _ -> place));
    });
  }

  @Override
  public String toString() {
    return random + ", " + shape + ", at " + timeline.nowMillis() + " ms";
  }
}
