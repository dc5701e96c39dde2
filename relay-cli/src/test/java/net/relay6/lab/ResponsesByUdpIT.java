package net.relay6.lab;

import static net.relay6.lab.FrameNetwork.LINK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.relay6.fixtures.ethernet.HardwareAddress;
import net.relay6.fixtures.ethernet.ReceivedDatagram;
import net.relay6.fixtures.ethernet.SentDatagram;
import net.relay6.fixtures.ethernet.Station;
import net.relay6.fixtures.frame.Addresses;
import net.relay6.fixtures.frame.FrameView;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.Capture;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.load.PacketPeer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Responses that cannot leave as frames go by the UDP socket: the kernel asks for the hardware
 * address of the client, as it does for no response by frame.
 */
@LabTest
class ResponsesByUdpIT {

  private static final String TUN = "tun:tun0";

  private static FrameNetwork network;
  private static PacketPeer tun;

  @BeforeAll
  static void start() {
    network =
        new FrameNetwork(
            "{ interface = lan0 }, { interface = lan1 },"
                + " { interface = tun0, link-address = \"2001:db8:1:9::1\" }",
            "");
    tun = PacketPeer.open(network.network().relay(), TUN);
    network.network().relay().sh("ip link set tun0 up");
    network.network().relay().addAddress("tun0", "fe80::1/64");
    network.relay().awaitLine("link tun0: open,");
  }

  @AfterAll
  static void close() {
    network.close();
  }

  @Test
  void aResponseThatIsLongerThanAPacketOfTheLinkArrivesInFragments() {
    Station client = Station.numbered(1);
    Capture capture = Capture.start(network.network().lab(), network.network().client0(), LINK);
    network.hosts0().answerSolicitations(LINK, client);
    FrameView forward = relayed(client, Frames.solicit(0x101));
    String response = Frames.advertise(0x101, 3000);
    network.answer(forward, response);
    Await.until(
        () ->
            capture.datagrams().stream().anyMatch(datagram -> datagram.payload().equals(response)),
        () -> "3,004 octets among " + capture.datagrams());
    assertTrue(capture.fragments() >= 3, "fragments: " + capture.fragments());
    assertEquals(1, network.hosts0().solicitations(LINK, client));
  }

  @Test
  void aResponseToAnAddressThatIsNotLinkLocalIsRouted() {
    Station client = Station.numbered(2).withAddress(Addresses.of("2001:db8:1:1::c1"));
    network.hosts0().answerSolicitations(LINK, client);
    FrameView forward = relayed(client, "24000201");
    network.answer(forward, "25000201");
    ReceivedDatagram response =
        network
            .hosts0()
            .awaitReceived(LINK, datagram -> datagram.destination().equals(client.address()));
    assertEquals("25000201", response.payload());
    assertEquals(client.hardware(), response.to());
    assertEquals(1, network.hosts0().solicitations(LINK, client));
  }

  @Test
  void aLinkWithoutHardwareAddressesIsServed() {
    Station client = Station.numbered(3);
    SentDatagram message = SentDatagram.toAllRelays(client, Frames.solicit(0x301));
    tun.send(TUN, message);
    FrameView forward = network.awaitRelayed(message.payload());
    network.answer(forward, Frames.advertise(0x301));
    ReceivedDatagram response =
        tun.awaitReceived(TUN, datagram -> datagram.payload().equals(Frames.advertise(0x301)));
    assertEquals(client.address(), response.destination());
    assertEquals(new HardwareAddress(0), response.to());
  }

  private static FrameView relayed(Station client, String message) {
    return network.relayed(network.hosts0(), SentDatagram.toAllRelays(client, message));
  }
}
