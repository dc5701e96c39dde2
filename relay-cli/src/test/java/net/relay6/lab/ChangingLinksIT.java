package net.relay6.lab;

import static net.relay6.lab.FrameNetwork.LINK;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

import java.util.function.Predicate;
import net.relay6.fixtures.ethernet.HardwareAddress;
import net.relay6.fixtures.ethernet.ReceivedDatagram;
import net.relay6.fixtures.ethernet.SentDatagram;
import net.relay6.fixtures.ethernet.Station;
import net.relay6.fixtures.frame.Addresses;
import net.relay6.fixtures.frame.FrameView;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.Namespace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** Responses by frame on a link that changes while the relay runs. */
@LabTest
class ChangingLinksIT {

  private static FrameNetwork network;
  private static Namespace relay;

  @BeforeAll
  static void start() {
    network = new FrameNetwork("{ interface = lan0 }", "");
    relay = network.network().relay();
    relay.sh("sysctl -qw net.ipv6.conf.lan0.keep_addr_on_down=1");
  }

  @AfterAll
  static void close() {
    network.close();
  }

  @Test
  @Execution(SAME_THREAD)
  void responsesComeFromTheAddressesThatTheLinkHasNow() {
    Station client = Station.numbered(1);
    network.exchange(network.hosts0(), client, 0x100);
    HardwareAddress hardware = HardwareAddress.of("02:00:00:00:00:77");
    String before = relay.linkLocal("lan0");
    relay.sh("ip link set lan0 address " + hardware);
    relay.addAddress("lan0", "fe80::77/64");
    relay.sh("ip -6 addr del " + before + "/64 dev lan0");
    awaitServed(
        client,
        0x101,
        response ->
            response.from().equals(hardware) && response.source().equals(Addresses.of("fe80::77")));
  }

  @Test
  @Execution(SAME_THREAD)
  void aResponseThatIsLongerThanTheLinkCarriesNowGoesByUdp() {
    Station client = Station.numbered(2);
    network.hosts0().answerSolicitations(LINK, client);
    FrameView forward = relayed(client, 0x201);
    relay.sh("ip link set lan0 mtu 1300");
    Await.until(
        () -> {
          network.answer(forward, Frames.advertise(0x201, 1400));
          return network.hosts0().solicitations(LINK, client) > 0;
        },
        () -> "a solicitation for the client");
    relay.sh("ip link set lan0 mtu 1500");
  }

  @Test
  @Execution(SAME_THREAD)
  void aLinkThatGoesDownAndComesUpAtOnceIsServed() {
    Station client = Station.numbered(3);
    network.exchange(network.hosts0(), client, 0x300);
    relay.run("sh", "-c", "ip link set lan0 down; ip link set lan0 up");
    relay.awaitLinkLocal("lan0");
    awaitServed(client, 0x301, response -> response.to().equals(client.hardware()));
  }

  /** The client repeats its message, as clients do, until it has a response like that. */
  private static void awaitServed(
      Station client, int transaction, Predicate<ReceivedDatagram> wanted) {
    SentDatagram message = SentDatagram.toAllRelays(client, Frames.solicit(transaction));
    Await.until(
        () -> {
          network.hosts0().send(LINK, message);
          network.allRelayed().stream()
              .filter(forward -> forward.relayed().toString().equals(message.payload()))
              .findFirst()
              .ifPresent(forward -> network.answer(forward, Frames.advertise(transaction)));
          return network.hosts0().received(LINK).stream()
              .filter(response -> response.payload().equals(Frames.advertise(transaction)))
              .anyMatch(wanted);
        },
        () -> "a response among " + network.hosts0().received(LINK));
  }

  private static FrameView relayed(Station client, int transaction) {
    return network.relayed(
        network.hosts0(), SentDatagram.toAllRelays(client, Frames.solicit(transaction)));
  }
}
