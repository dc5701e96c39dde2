package net.relay6.simulation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import java.util.List;
import net.relay6.agent.extension.Observer;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.counters.DropReason;
import net.relay6.counters.Outcome;
import net.relay6.fixtures.frame.FrameView;
import net.relay6.fixtures.frame.Vectors;
import net.relay6.fixtures.scripted.Duid;
import net.relay6.simulation.Checker.Delivery;
import net.relay6.simulation.Checker.Forwarding;
import net.relay6.testing.InventedInterfaces;
import net.relay6.testing.RecordingOutbox.Sent;
import net.relay6.testing.RelayBench;
import org.junit.jupiter.api.Test;

/** Each checker finds the fault it is for, and lets a faultless relay pass. */
class CheckersTest {

  private static final Duid CLIENT =
      Duid.ofEthernet((byte) 2, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 1);

  private static final Host HOST =
      new Host("eth1", "2001:db8:1:1::1", "fe80::200:ff:fe00:1", CLIENT);

  private static final Sent TO_ALPHA = new Sent("to alpha", hex("F1"));
  private static final Sent TO_BETA = new Sent("to beta", hex("F1"));
  private static final Sent TO_CLIENT = new Sent(HOST.destination(), hex("S1"));

  @Test
  void findsAMissingADoubledAndAMisreportedCopy() {
    Checker checker = new EveryServerGetsEveryMessage(List.of("alpha", "beta"));
    assertDoesNotThrow(() -> checker.forwarded(forwarding(2, TO_ALPHA, TO_BETA)));
    assertFinds(() -> checker.forwarded(forwarding(2, TO_ALPHA)));
    assertFinds(() -> checker.forwarded(forwarding(2, TO_ALPHA, TO_ALPHA)));
    assertFinds(() -> checker.forwarded(forwarding(1, TO_ALPHA, TO_BETA)));
  }

  @Test
  void findsOneChangedOctet() {
    Checker checker = new OctetsUnchanged();
    assertDoesNotThrow(() -> checker.forwarded(forwarding(1, TO_ALPHA)));
    assertFinds(() -> checker.forwarded(forwarding(1, new Sent("to alpha", changed("F1")))));
    assertDoesNotThrow(() -> checker.delivered(delivery(TO_CLIENT)));
    assertFinds(() -> checker.delivered(delivery(new Sent(HOST.destination(), changed("S1")))));
  }

  @Test
  void findsAnAnswerOnAnotherLinkOrNone() {
    Checker checker = new AnswersReachTheirLink(List.of(HOST));
    assertDoesNotThrow(() -> checker.delivered(delivery(TO_CLIENT)));
    assertFinds(() -> checker.delivered(delivery()));
    assertFinds(() -> checker.delivered(delivery(TO_CLIENT, TO_CLIENT)));
    Host elsewhere = new Host("eth2", HOST.linkAddress(), HOST.address(), CLIENT);
    assertFinds(() -> checker.delivered(delivery(new Sent(elsewhere.destination(), hex("S1")))));
    assertFinds(() ->
        checker.delivered(
            new Delivery("alpha", view("R1"), DropReason.BAD_PEER.outcome(), List.of(TO_CLIENT))));
  }

  @Test
  void findsACountThatIsMissingOrTooMuch() {
    RelayBench relay = relay();
    Checker checker = new CountersAddUp();
    checker.forwarded(forwarding(1, TO_ALPHA));
    assertFinds(() -> checker.stopped(relay));
    relay.receiveOnLink("eth1", HOST.address(), 546, Vectors.octets("C1"));
    assertDoesNotThrow(() -> checker.stopped(relay));
    assertFinds(() -> checker.stopped(relay));
  }

  @Test
  void findsABufferThatNobodyReleased() {
    Checker checker = new NoBufferLeaks();
    RelayBench faultless = relay();
    faultless.receiveOnLink("eth1", HOST.address(), 546, Vectors.octets("C1"));
    faultless.takeSent();
    assertDoesNotThrow(() -> checker.stopped(faultless));
    RelayBench leaking = relay(keeping());
    leaking.receiveOnLink("eth1", HOST.address(), 546, Vectors.octets("C1"));
    leaking.takeSent();
    assertFinds(() -> checker.stopped(leaking));
  }

  private static void assertFinds(Runnable check) {
    assertThrows(AssertionError.class, check::run);
  }

  private static Forwarding forwarding(int copies, Sent... sent) {
    return new Forwarding(HOST, view("C1"), new Outcome.Forwarded(copies), List.of(sent));
  }

  private static Delivery delivery(Sent... sent) {
    return new Delivery("alpha", view("R1"), Outcome.DELIVERED, List.of(sent));
  }

  /** Keeps what it was only lent. */
  private static Observer keeping() {
    return new Observer() {
      @Override
      public void forwarded(ForwardContext context, int copies) {
        context.message().octets().retain();
      }
    };
  }

  private static FrameView view(String vector) {
    return new FrameView(Vectors.octets(vector));
  }

  private static RelayBench relay(Observer... observers) {
    InventedInterfaces interfaces = new InventedInterfaces();
    interfaces.apply("eth1 2 up 1500 fe80::ff/64 2001:db8:1:1::1/64");
    return new RelayBench(
        "relay6 { servers { alpha { address = \"2001:db8:a::2\" } }, links = [ { interface = eth1 } ] }",
        interfaces,
        List.of(observers));
  }

  private static String hex(String vector) {
    return HexFormat.of().formatHex(Vectors.octets(vector));
  }

  /** The last octet is another. */
  private static String changed(String vector) {
    byte[] octets = Vectors.octets(vector);
    octets[octets.length - 1]++;
    return HexFormat.of().formatHex(octets);
  }
}
