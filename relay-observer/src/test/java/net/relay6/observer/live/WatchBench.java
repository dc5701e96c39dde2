package net.relay6.observer.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import net.relay6.agent.FaultSink;
import net.relay6.counters.RelayCounters;
import net.relay6.fixtures.frame.Addresses;
import net.relay6.fixtures.frame.FrameBuilder;
import net.relay6.fixtures.frame.MessageName;
import net.relay6.fixtures.frame.OptionName;
import net.relay6.fixtures.frame.Vectors;
import net.relay6.fixtures.lab.Await;
import net.relay6.log.ClientNaming;
import net.relay6.observer.finding.Finding;
import net.relay6.runtime.RelayObserver;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import net.relay6.testing.FailingFaults;
import net.relay6.testing.InventedInterfaces;
import net.relay6.testing.RelayBench;

/** A relay without sockets whose servers, alpha and beta, are watched as in production. */
final class WatchBench implements AutoCloseable {

  private static final String CLIENT = "fe80::200:ff:fe00:1";

  private final AtomicReference<Duration> set = new AtomicReference<>(Duration.ZERO);
  private final RelayCounters counters = new RelayCounters();
  private final ServerSetWatch watch;
  private final RelayBench relay;

  /** One that is declared to be like that, with clients named in clear. */
  static WatchBench of(String declared, Finding.Listener... listeners) {
    return new WatchBench(declared, ClientNaming.CLEAR, List.of(listeners));
  }

  WatchBench(String declared, ClientNaming clientNaming, List<Finding.Listener> listeners) {
    watch =
        ServerSetWatch.start(
            new RelayObserver.Context(
                settings(declared),
                counters,
                () -> Instant.now().plus(set.get()),
                clientNaming,
                new FaultSink.GuardedTasks(new FailingFaults())),
            listeners);
    relay =
        new RelayBench(
            text(declared),
            InventedInterfaces.of("eth1 2 up 1500 2001:db8:1:1::1/64 fe80::ff/64"),
            List.of(watch.queueingObserver()));
  }

  ServerSetWatch watch() {
    return watch;
  }

  /** Sets the clock on the wall forward by so much. */
  void setClockForward(Duration step) {
    set.set(step);
  }

  /** The counters the watch looks at for errors of sending. */
  RelayCounters counters() {
    return counters;
  }

  /** One observation, which is a finding: rogue-server. */
  void speakAsServer() {
    relay.receiveOnLink("eth1", "fe80::66", 547, Vectors.octets("S1"));
  }

  /** Two observations: a SOLICIT, and alpha's ADVERTISE with preference 255. */
  void advertise() {
    relay.receiveOnLink("eth1", CLIENT, 546, Vectors.octets("C1"));
    relay.receiveFromServer("alpha", Vectors.octets("R1"));
  }

  /** The same, but alpha leaves out the Interface-Id. */
  void advertiseWithoutInterfaceId() {
    relay.receiveOnLink("eth1", CLIENT, 546, Vectors.octets("C1"));
    relay.receiveFromServer(
        "alpha",
        FrameBuilder.relayReply(0, Addresses.of("2001:db8:1:1::1"), Addresses.of(CLIENT))
            .option(OptionName.RELAY_MESSAGE, FrameBuilder.empty().raw(Vectors.octets("S1")))
            .octets());
  }

  /** Two observations: a SOLICIT, and alpha's REPLY, which gives what its ADVERTISE would. */
  void commit() {
    byte[] frame = Vectors.octets("R1");
    int inner = frame.length - Vectors.octets("S1").length;
    assertEquals(2, frame[inner]);
    frame[inner] = 7;
    relay.receiveOnLink("eth1", CLIENT, 546, Vectors.octets("C1"));
    relay.receiveFromServer("alpha", frame);
  }

  /** One observation, which is a finding that names the client: address-declined. */
  void decline(int transactionId) {
    relay.receiveOnLink(
        "eth1",
        CLIENT,
        546,
        FrameBuilder.message(MessageName.DECLINE, transactionId)
            .option(OptionName.CLIENT_ID, (byte) 0, (byte) 3, (byte) 0, (byte) 1)
            .octets());
  }

  /** Waits until so much has been looked at, and nothing more. */
  void awaitSeen(long observations) {
    Await.until(() -> seen() >= observations, () -> watch.report().toString());
    assertEquals(observations, seen());
  }

  /** How many observations have been looked at. */
  long seen() {
    return watch.report().counts().getOrDefault("observations", 0L);
  }

  /** The codes of the findings that are open. */
  List<String> open() {
    return watch.report().open().stream().map(finding -> finding.code().label()).toList();
  }

  @Override
  public void close() {
    watch.close();
  }

  /** Two servers that are declared to be like that. */
  static RelaySettings settings(String declared) {
    return valid(text(declared));
  }

  /** A server set without alpha. */
  static RelaySettings betaAlone() {
    return valid(
        """
        relay6 {
          servers { beta { address = "2001:db8:b::2" } }
          links = [ { interface = eth1 } ]
        }
        """);
  }

  private static String text(String declared) {
    return """
    relay6 {
      servers { alpha { address = "2001:db8:a::2" }, beta { address = "2001:db8:b::2" } }
      links = [ { interface = eth1 } ]
      server-set { %s }
    }
    """
        .formatted(declared);
  }

  private static RelaySettings valid(String text) {
    SettingsResult result = SettingsReader.parse(text, "test");
    return assertInstanceOf(SettingsResult.Valid.class, result, result.toString()).settings();
  }
}
