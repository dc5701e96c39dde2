package net.relay6.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.real.TwoServers;

/**
 * A relay in its namespace whose admin socket can be reached by TCP on this machine's loopback, as
 * {@code ssh -L} does it.
 */
final class BrowsedRelay implements AutoCloseable {

  private final TwoServers network = new TwoServers();
  private final CopiedServer servers = new CopiedServer(network);
  private final QueriedRelay relay =
      QueriedRelay.start(
          network, "{ interface = lan0 }, { interface = lan1 }, { interface = lan2 }", "");
  private final int port;

  BrowsedRelay() {
    port = freePort();
    forward(relay.asked().socket()).awaitLine("listening on");
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private LabProcess forward(Path socket) {
    return network
        .lab()
        .startOutside(
            "socat",
            List.of(
                "socat",
                "-d",
                "-d",
                "TCP4-LISTEN:%d,bind=127.0.0.1,reuseaddr,fork".formatted(port),
                "UNIX-CONNECT:" + socket));
  }

  /** Where a browser finds it. */
  String address() {
    return "http://127.0.0.1:" + port + "/";
  }

  /** Its servers and their client. */
  CopiedServer servers() {
    return servers;
  }

  /** Starts another program that uses port 547 on the relay's machine. */
  LabProcess sharePort() {
    return network
        .relay()
        .start(
            "socat", List.of("socat", "-u", "UDP6-RECV:547,reuseaddr,ipv6only", "OPEN:/dev/null"));
  }

  /** What it answers about its last minutes. */
  String history() {
    return relay.asked().overSocket("/history");
  }

  /** Ends the relay; what forwards to it stays. */
  void stop() {
    relay.process().stop();
  }

  @Override
  public void close() {
    network.close();
  }
}
