package net.relay6.lab;

import java.nio.file.Path;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.Lab;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.Namespace;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.load.AnsweringServer;
import net.relay6.fixtures.lab.real.Keepalived;

/**
 * Two routers between a link with clients and one with two servers that answer.
 *
 * <pre>
 *                    /-- lan0 one   wan0 --\         /-- alpha  2001:db8:a::2
 * client eth0 --- lan                       wan ----+
 *                    \-- lan0 other wan0 --/         \-- beta   2001:db8:a::3
 * </pre>
 */
final class Pair implements AutoCloseable {

  static final int ALPHA = 1;
  static final int BETA = 2;

  private final Lab lab = new Lab();
  private final Namespace lan = bridge("lan");
  private final Namespace wan = bridge("wan");
  private final Namespace client = lab.machine("client");
  private final AnsweringServer alpha;
  private final AnsweringServer beta;
  private final Router one;
  private final Router other;

  /** All connected; servers answer, and neither relay nor keepalived runs. */
  Pair() {
    plug(client, "eth0", lan);
    alpha = server("alpha", "2001:db8:a::2", ALPHA);
    beta = server("beta", "2001:db8:a::3", BETA);
    one = new Router("one", 150, "2001:db8:a::11");
    other = new Router("other", 100, "2001:db8:a::12");
  }

  private Namespace bridge(String name) {
    Namespace machine = lab.machine(name);
    machine.sh("ip link add br0 type bridge");
    machine.sh("ip link set br0 up");
    return machine;
  }

  private void plug(Namespace machine, String interfaceName, Namespace bridge) {
    String port = "p-" + machine;
    lab.connect(machine, interfaceName, bridge, port);
    bridge.sh("ip link set " + port + " master br0");
  }

  private AnsweringServer server(String name, String address, int tag) {
    Namespace machine = lab.machine(name);
    plug(machine, "eth0", wan);
    machine.addAddress("eth0", address + "/64");
    return AnsweringServer.start(machine, address, tag);
  }

  Namespace client() {
    return client;
  }

  AnsweringServer alpha() {
    return alpha;
  }

  AnsweringServer beta() {
    return beta;
  }

  Router one() {
    return one;
  }

  Router other() {
    return other;
  }

  @Override
  public void close() {
    lab.close();
  }

  /** A machine with the shipped configurations for pairs. */
  final class Router {

    private final Namespace machine;
    private final int priority;
    private final Path socket = lab.file("admin").resolve("relay6.sock");

    private Router(String name, int priority, String address) {
      this.priority = priority;
      machine = lab.machine(name);
      plug(machine, "lan0", lan);
      plug(machine, "wan0", wan);
      machine.addAddress("wan0", address + "/64");
    }

    /** Starts the relay. */
    LabProcess relay() {
      return relay(Project.pair("relay6.conf"));
    }

    /** Starts the relay with other settings. */
    LabProcess relay(String settings) {
      String whole =
          settings
              + "relay6.link-defaults { client-rate = null, link-rate = null }\n"
              + "relay6.admin.socket = \"%s\"\n".formatted(socket);
      return RelayProcess.start(machine, lab.write("relay6.conf", whole));
    }

    /** Starts keepalived. */
    Keepalived keepalived() {
      return Keepalived.start(
          lab,
          machine,
          Project.pair("keepalived.conf")
              .replace("priority 150", "priority " + priority)
              .replace("/run/relay6/admin.sock", socket.toString()));
    }

    /** Waits until the address that says who relays is not on this machine. */
    void awaitNoAddress() {
      Await.until(
          () -> !machine.sh("ip -6 -o addr show dev lan0").contains("fe80::51"),
          () -> "an address that keepalived left behind is still there");
    }

    /** The relay as its operator asks it. */
    AdminQuery asked() {
      return new AdminQuery(machine, socket);
    }
  }
}
