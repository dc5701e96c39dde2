package net.relay6.lab;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.relay6.fixtures.ethernet.Station;
import net.relay6.fixtures.frame.Addresses;
import net.relay6.fixtures.lab.Lab;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.Namespace;
import net.relay6.fixtures.lab.RelayProcess;

/**
 * A relay with two ways to a far server, and one to a near one.
 *
 * <pre>
 * client eth0 --- lan0 relay wan0 2001:db8:a::1 --- 2001:db8:a::2 eth0 far  2001:db8:f::2
 *                            wan1 2001:db8:b::1 --- 2001:db8:b::2 eth1
 *                            wan2 2001:db8:c::1 --- 2001:db8:c::2 eth0 near
 * </pre>
 */
final class TwoUplinks implements AutoCloseable {

  static final String FAR = "2001:db8:f::2";
  static final String NEAR = "2001:db8:c::2";

  private final Lab lab = new Lab();
  private final Namespace relay = lab.machine("relay");
  private final Namespace client = lab.machine("client");
  private final Namespace far = lab.machine("far");
  private final Namespace near = lab.machine("near");

  TwoUplinks() {
    lab.connect(relay, "lan0", client, "eth0");
    lab.connect(relay, "wan0", far, "eth0");
    lab.connect(relay, "wan1", far, "eth1");
    lab.connect(relay, "wan2", near, "eth0");
    relay.addAddress("lan0", "2001:db8:1:1::1/64");
    relay.addAddress("wan0", "2001:db8:a::1/64");
    relay.addAddress("wan1", "2001:db8:b::1/64");
    relay.addAddress("wan2", "2001:db8:c::1/64");
    far.addAddress("eth0", "2001:db8:a::2/64");
    far.addAddress("eth1", "2001:db8:b::2/64");
    far.addAddress("lo", FAR + "/128");
    answerAsFar("2001:db8:a::1", "eth0");
    answerAsFar("2001:db8:b::1", "eth1");
    near.addAddress("eth0", NEAR + "/64");
    move("wan0");
  }

  /** Lets the relay reach the far server by that uplink from now on. */
  void move(String uplink) {
    relay.sh("ip -6 route replace " + FAR + " " + hop(uplink));
  }

  /** The next hop by an uplink, as ip-route(8) has it. */
  static String hop(String uplink) {
    return "via 2001:db8:" + (uplink.equals("wan0") ? "a" : "b") + "::2 dev " + uplink;
  }

  /** Takes the far end of wan0 away: what goes to the relay's address there is lost. */
  void loseWan0() {
    far.sh("ip addr del 2001:db8:a::2/64 dev eth0");
    far.sh("ip -6 route del 2001:db8:a::1");
  }

  /** Puts it back. */
  void restoreWan0() {
    far.addAddress("eth0", "2001:db8:a::2/64");
    answerAsFar("2001:db8:a::1", "eth0");
  }

  /** The far server answers to that address of the relay from the address it is asked at. */
  void answerAsFar(String relayAddress, String interfaceName) {
    far.sh("ip -6 route add " + relayAddress + " dev " + interfaceName + " src " + FAR);
  }

  /** The far end of an uplink as the hosts of that link see it. */
  Station farRouter(String interfaceName) {
    return new Station(
        far.hardwareAddress(interfaceName), Addresses.of(far.linkLocal(interfaceName)));
  }

  /** relay6 before the far server and the near one, with limits that let clients send a lot. */
  LabProcess startRelay() {
    return startRelay("", "");
  }

  /** The same with more that is said of the far server, and with more links. */
  LabProcess startRelay(String key, String links) {
    String servers =
        "far { address = \"%s\"%s }\n near { address = \"%s\" }".formatted(FAR, key, NEAR);
    return RelayProcess.start(
        relay,
        lab.write("relay6.conf", UnderLoad.settings(servers, "    { interface = lan0 }" + links)));
  }

  /** Adds and removes so many other routes on the relay, again and again. */
  LabProcess flapRoutes(int count) {
    String prefix = " 2001:db8:ffff:%x::/64 dev wan2\n";
    return repeat(
        "ip -6 -batch %s; ip -6 -batch %s"
            .formatted(
                lab.write("add", lines("route add" + prefix, count)),
                lab.write("del", lines("route del" + prefix, count))));
  }

  private static String lines(String line, int count) {
    return IntStream.range(0, count).mapToObj(line::formatted).collect(Collectors.joining());
  }

  /** Runs commands on the relay in a loop until the lab closes. */
  LabProcess repeat(String commands) {
    return relay.start("loop", List.of("sh", "-c", "while :; do " + commands + "; done"));
  }

  Namespace relay() {
    return relay;
  }

  Namespace client() {
    return client;
  }

  Namespace far() {
    return far;
  }

  Namespace near() {
    return near;
  }

  @Override
  public void close() {
    lab.close();
  }
}
