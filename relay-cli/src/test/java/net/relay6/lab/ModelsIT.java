package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.Capture;
import net.relay6.fixtures.lab.CapturedDatagram;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.Dhclient;
import net.relay6.fixtures.lab.real.Lease;
import net.relay6.fixtures.lab.real.Lifetimes;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped configurations of each model: relay6, Kea, ISC dhcpd, and ISC dhclient. */
@LabTest
class ModelsIT {

  private static final List<String> SERVERS = List.of("2001:db8:a::2", "2001:db8:a::3");
  private static final Set<Integer> SENT_WHILE_BOTH_SERVERS_LIVE = Set.of(1, 3, 4, 5, 8, 9, 11);

  /** With Client Identifier, Elapsed Time, and an IA_PD (RFC 9915, section 21.21). */
  private static final String SOLICIT_PREFIX =
      "01000001"
          + "0001000a00030001020000000001"
          + "000800020000"
          + "0019000c000000010000000000000000";

  private static final String ALPHA_PREFERENCE = "00070001ff";
  private static final String BETA_PREFERENCE = "0007000100";

  /** A model's folder, and what addresses its servers give on {@code lan0}. */
  enum Model {
    SPLIT(
        "split-prefixes",
        "2001:db8:1:1:[0-7]?.*",
        "2001:db8:1:1:[89a-f]...:.*",
        "20010db80101[0-7]",
        "20010db80101[89a-f]"),
    MULTIPLE(
        "multiple-prefixes", "2001:db8:1:1:.*", "2001:db8:1:5:.*", "20010db80101", "20010db80105"),
    IDENTICAL(
        "identical-prefixes",
        "2001:db8:1:1::1:1",
        "2001:db8:1:1::1:1",
        "20010db801010100",
        "20010db801010100");

    private final String folder;
    private final String ofAlpha;
    private final String ofBeta;

    /** The beginning of the prefixes that alpha delegates, in hexadecimal. */
    private final String delegatedByAlpha;

    private final String delegatedByBeta;

    Model(
        String folder,
        String ofAlpha,
        String ofBeta,
        String delegatedByAlpha,
        String delegatedByBeta) {
      this.folder = folder;
      this.ofAlpha = ofAlpha;
      this.ofBeta = ofBeta;
      this.delegatedByAlpha = delegatedByAlpha;
      this.delegatedByBeta = delegatedByBeta;
    }

    Path path() {
      return Project.model(folder);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClientEndsWithAUsableLeaseWhenItsServerDies(Model model) {
    try (TwoServers network = new TwoServers()) {
      TwoServers.Running servers = network.startServers(model.path(), Lifetimes.SHORT);
      LabProcess relay = RelayProcess.start(network.relay(), model.path().resolve("relay6.conf"));
      Capture upstream = Capture.start(network.lab(), network.relay(), "wan0");
      Capture lan = Capture.start(network.lab(), network.relay(), "lan0");
      Dhclient client = new Dhclient(network.lab(), network.client0(), 1);
      LabProcess running = client.start();
      Lease first = Dhclient.awaitLease(running, lease -> lease.address().matches(model.ofAlpha));
      assertTrue(client.isUsable(first.address()));

      servers.alpha().kill();
      Lease second =
          Dhclient.awaitLease(
              running,
              lease ->
                  lease.address().matches(model.ofBeta)
                      && !lease.serverDuid().equals(first.serverDuid()));
      assertTrue(client.isUsable(second.address()));

      running.kill();
      relay.stop();
      upstream.stop();
      lan.stop();
      assertEquals(Set.of(1, 3, 5, 6), Copies.types(lan.datagrams()));
      Copies.assertOneForEach(SERVERS, lan.datagrams(), upstream.datagrams());
      Copies.assertAnswersDelivered(lan.datagrams(), upstream.datagrams());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyServerGetsOneIdenticalCopyOfEachMessage(Model model) {
    try (TwoServers network = new TwoServers()) {
      network.startServers(model.path(), new Lifetimes(3, 30, 60, 90));
      RelayProcess.start(network.relay(), model.path().resolve("relay6.conf"));
      Capture upstream = Capture.start(network.lab(), network.relay(), "wan0");
      Capture lan = Capture.start(network.lab(), network.relay(), "lan0");

      Dhclient client = new Dhclient(network.lab(), network.client0(), 1);
      client.askForOptions();
      client.decline();
      LabProcess first = client.start();
      Dhclient.awaitLease(first, _ -> true);
      awaitType(lan, 5);
      first.kill();
      LabProcess second = client.start();
      Dhclient.awaitLease(second, _ -> true);
      second.kill();
      client.release();

      Await.until(
          () -> Copies.types(lan.datagrams()).equals(SENT_WHILE_BOTH_SERVERS_LIVE),
          () -> "all types; " + Copies.types(lan.datagrams()));
      upstream.stop();
      lan.stop();
      Copies.assertOneForEach(SERVERS, lan.datagrams(), upstream.datagrams());
      Copies.assertAnswersDelivered(lan.datagrams(), upstream.datagrams());
      assertEquals(List.of(), upstream.malformed());
    }
  }

  @ParameterizedTest
  @EnumSource
  void answersDoNotCrossLinks(Model model) {
    try (TwoServers network = new TwoServers()) {
      network.startServers(model.path(), Lifetimes.LONG);
      Capture lan0 = Capture.start(network.lab(), network.relay(), "lan0");
      Capture lan1 = Capture.start(network.lab(), network.relay(), "lan1");
      RelayProcess.start(network.relay(), model.path().resolve("relay6.conf"));
      LabProcess one = new Dhclient(network.lab(), network.client0(), 1).start();
      LabProcess two = new Dhclient(network.lab(), network.client1(), 2).start();
      Lease first = Dhclient.awaitLease(one, _ -> true);
      Lease second = Dhclient.awaitLease(two, _ -> true);
      assertNotEquals(first.address(), second.address());
      assertTrue(second.address().startsWith("2001:db8:1:2:"), second.address());
      lan0.stop();
      lan1.stop();
      assertEquals(
          Set.of(network.client0().linkLocal("eth0")), Set.copyOf(answered(lan0).toList()));
      assertEquals(
          Set.of(network.client1().linkLocal("eth0")), Set.copyOf(answered(lan1).toList()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void bothServersOfferAPrefixToAClientThatIsARouter(Model model) {
    try (TwoServers network = new TwoServers()) {
      network.startServers(model.path(), Lifetimes.LONG);
      RelayProcess.start(network.relay(), model.path().resolve("relay6.conf"));
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      client.send("ff02::1:2%eth0", 547, SOLICIT_PREFIX);
      client.awaitReceived(advertise(ALPHA_PREFERENCE, model.delegatedByAlpha));
      client.awaitReceived(advertise(BETA_PREFERENCE, model.delegatedByBeta));
    }
  }

  /** An ADVERTISE with that preference and an IA Prefix of 56 bits that begins so. */
  private static String advertise(String preference, String prefix) {
    return "02000001(?=[0-9a-f]*" + preference + ")[0-9a-f]*001a0019[0-9a-f]{16}38" + prefix;
  }

  private static Stream<String> answered(Capture lan) {
    return lan.datagrams().stream()
        .filter(datagram -> datagram.destinationPort() == 546)
        .map(CapturedDatagram::destination);
  }

  private static void awaitType(Capture capture, int type) {
    Await.until(
        () -> Copies.types(capture.datagrams()).contains(type), () -> "a message of type " + type);
  }
}
