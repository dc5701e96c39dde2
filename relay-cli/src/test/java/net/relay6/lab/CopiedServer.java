package net.relay6.lab;

import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.TwoServers;

/**
 * A client on lan0, and two servers of which beta is a copy of alpha, Server Identifier and all.
 */
final class CopiedServer {

  private static final String CLIENT = "0001000a000300010200000000aa";
  private static final String SERVER = "0002000a000300010200000000a1";
  private static final String NO_LEASE = "0003000c00000007" + "0000000000000000";
  private static final String LEASE =
      "0003002800000007"
          + "0000001e0000003c"
          + "00050018"
          + "20010db8000100010000000000000042"
          + "0000005a00000e10";
  private static final String PREFERENCE = "000700010a";
  private static final String GROUP = "ff02::1:2%eth0";

  private final UdpPeer client;
  private final UdpPeer alpha;
  private final UdpPeer beta;

  CopiedServer(TwoServers network) {
    client = UdpPeer.open(network.client0(), 546);
    alpha = UdpPeer.open(network.alpha(), 547);
    beta = UdpPeer.open(network.beta(), 547);
  }

  /** The client takes 2001:db8:1:1::42 from alpha for an hour. */
  void takeLease() {
    String solicit = "01aaaaaa" + CLIENT + NO_LEASE;
    client.send(GROUP, 547, solicit);
    answer(alpha, solicit, "02aaaaaa" + CLIENT + SERVER + PREFERENCE + LEASE);
    String request = "03bbbbbb" + CLIENT + SERVER + LEASE;
    client.send(GROUP, 547, request);
    answer(alpha, request, "07bbbbbb" + CLIENT + SERVER + LEASE);
  }

  /** The client asks again, and beta offers it the same in alpha's name. */
  void answerLikeAlpha() {
    String solicit = "01cccccc" + CLIENT + NO_LEASE;
    client.send(GROUP, 547, solicit);
    answer(beta, solicit, "02cccccc" + CLIENT + SERVER + PREFERENCE + LEASE);
  }

  /** Alpha ends, and the client asks once more. */
  void endAlpha() {
    alpha.kill();
    client.send(GROUP, 547, "01dddddd" + CLIENT + NO_LEASE);
  }

  private void answer(UdpPeer server, String question, String answer) {
    String forward = Frames.awaitRelayed(server, question);
    server.send("2001:db8:a::1", 547, Frames.answer(forward, answer));
    client.awaitReceived(answer);
  }
}
