package net.relay6.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import net.relay6.agent.RelayAgent;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.extension.Observer;
import net.relay6.agent.extension.Relaying;
import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.ArrivalCounters;
import net.relay6.counters.Outcome;
import net.relay6.counters.RelayCounters;
import net.relay6.net.Endpoint;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;
import net.relay6.planning.PlanAssembly;
import net.relay6.planning.model.AssembledPlan;
import net.relay6.planning.model.Environment;
import net.relay6.platform.NetworkLink;
import net.relay6.platform.RouteLookup;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;

/** The relay without sockets: assembled as in production, over invented interfaces. */
public final class RelayBench {

  /** An interface that is no client link's. */
  private static final int UPSTREAM = 99;

  /** Counts its own buffers, exactly and at once, so that Netty need not trace them. */
  private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false, true);

  private final RelayCounters counters = new RelayCounters();
  private final RecordingOutbox outbox = new RecordingOutbox();
  private final InventedInterfaces interfaces;
  private PlanAssembly assembly;
  private final RelayAgent agent;
  private Relaying relaying;
  private final Map<String, List<Ipv6Address>> addressesByName = new HashMap<>();
  private final Map<String, LinkLayerAddress> senders = new HashMap<>();
  private final Map<Ipv6Address, List<String>> routes = new HashMap<>();
  private final Optional<Octets> relayId;
  private long nowNanos;
  private long stepNanos = TimeUnit.SECONDS.toNanos(1);
  private RelayPlan plan;

  /** A relay with those settings on those interfaces. */
  public RelayBench(String settings, InventedInterfaces interfaces, List<Observer> observers) {
    this.interfaces = interfaces;
    RelaySettings valid = settings(settings);
    relayId = valid.relayId();
    assembly =
        new PlanAssembly(
            valid, allocator, counters, new FailingFaults(), observers, () -> nowNanos);
    plan = assembly.assemble(surroundings()).plan();
    agent = new RelayAgent(plan, counters, new FailingFaults());
    relaying = agent;
  }

  /** Lets what {@code decorator} makes of the relay receive instead of it. */
  public void decorate(UnaryOperator<Relaying> decorator) {
    relaying = decorator.apply(agent);
  }

  /** Follows the interfaces as they are now. */
  public void followInterfaces() {
    AssembledPlan assembled = assembly.assemble(surroundings());
    plan = assembled.plan();
    agent.apply(plan);
    assembly.forgetRemoved(assembled);
  }

  /** Relays by other settings from now on; what was so before has just been so. */
  public void reload(String settings) {
    assembly = assembly.next(settings(settings));
    plan = assembly.assemble(surroundings(), plan.toDraining()).plan();
    agent.apply(plan);
  }

  private Environment surroundings() {
    return new Environment(interfaces.snapshot(), addressesByName, ways(), relayId, "router");
  }

  /** Lets messages of a source on a link come in frames from that hardware address from now on. */
  public void hearFrame(String link, String source, String mac) {
    senders.put(
        link + " " + address(source),
        new LinkLayerAddress(LinkLayerAddress.ETHERNET, Octets.parseHex(mac).orElseThrow()));
  }

  private Optional<LinkLayerAddress> sender(String link, Ipv6Address source) {
    return Optional.ofNullable(senders.get(link + " " + source));
  }

  /** Lets a server's name stand for those addresses from now on. */
  public void resolve(String name, List<String> addresses) {
    addressesByName.put(name, addresses.stream().map(RelayBench::address).sorted().toList());
    followInterfaces();
  }

  /** From now on time passes only when {@link #letPass} says so; before, one second a datagram. */
  public void stopClock() {
    stepNanos = 0;
  }

  /** Lets time pass. */
  public void letPass(long nanos) {
    nowNanos += nanos;
  }

  /** A datagram to ff02::1:2 on a link. */
  public Outcome receiveOnLink(String link, String source, int port, byte[] frame) {
    LinkPlan arrived =
        plan.links().stream().filter(one -> one.name().equals(link)).findFirst().orElseThrow();
    int zone = arrived.interfaceState().interfaceIndex();
    Endpoint client = new Endpoint(address(source), zone, port);
    return receive(
        new Arrival.OnLink(arrived), zone, client, frame, sender(link, client.address()));
  }

  /** A datagram on a server's own channel, in by an interface without clients. */
  public Outcome receiveFromServer(String name, byte[] frame) {
    return receiveFromServer(name, "", frame);
  }

  /** A datagram on a server's own channel; empty {@code by}: in by an interface without clients. */
  public Outcome receiveFromServer(String name, String by, byte[] frame) {
    ServerPlan server =
        plan.servers().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    Endpoint source = Endpoint.of(server.address(), 547);
    return receive(new Arrival.FromServer(server), ingress(by, UPSTREAM), source, frame);
  }

  /** A datagram to a unicast address of the relay, in by its zone or where no clients are. */
  public Outcome receiveUnicast(String source, int port, byte[] frame) {
    return receiveUnicast(source, port, "", frame);
  }

  /**
   * A datagram to a unicast address of the relay; {@code source} may end in {@code %interface}.
   * Empty {@code by}: in by that, or by an interface without clients.
   */
  public Outcome receiveUnicast(String source, int port, String by, byte[] frame) {
    int percent = source.indexOf('%');
    String address = percent < 0 ? source : source.substring(0, percent);
    int zone = percent < 0 ? 0 : ingress(source.substring(percent + 1), 0);
    Endpoint from = new Endpoint(address(address), zone, port);
    return receive(new Arrival.Unicast(), ingress(by, zone == 0 ? UPSTREAM : zone), from, frame);
  }

  private int ingress(String name, int otherwise) {
    return name.isEmpty() ? otherwise : interfaces.snapshot().named(name).orElseThrow().index();
  }

  /** Lets the routing table lead to an address by those interfaces from now on. */
  public void route(String address, List<String> by) {
    routes.put(address(address), List.copyOf(by));
    followInterfaces();
  }

  private Map<Ipv6Address, RouteLookup.ResolvedRoute> ways() {
    Map<Ipv6Address, RouteLookup.ResolvedRoute> ways = new HashMap<>();
    routes.forEach((address, by) ->
        ways.put(
            address,
            RouteLookup.ResolvedRoute.via(
                InterfaceSet.of(
                    by.stream()
                        .flatMap(name -> interfaces.snapshot().named(name).stream())
                        .map(NetworkLink::index)
                        .toList()))));
    return ways;
  }

  private Outcome receive(Arrival arrival, int ingress, Endpoint source, byte[] frame) {
    return receive(arrival, ingress, source, frame, Optional.empty());
  }

  private Outcome receive(
      Arrival arrival,
      int ingress,
      Endpoint source,
      byte[] frame,
      Optional<LinkLayerAddress> sender) {
    nowNanos += stepNanos;
    ByteBuf payload = allocator.heapBuffer(frame.length).writeBytes(frame);
    try {
      return relaying.receive(
          new InboundDatagram(arrival, ingress, source, payload, sender), outbox);
    } finally {
      payload.release();
    }
  }

  /** What has been sent since this was last asked. */
  public List<RecordingOutbox.Sent> takeSent() {
    return outbox.take();
  }

  /** The relay's counters. */
  public RelayCounters counters() {
    return counters;
  }

  /** Fails unless every datagram has one outcome and every buffer has been released. */
  public void assertNothingLost() {
    counters.links().forEach((name, link) -> assertConserved(name, link.arrivals()));
    counters.servers().forEach((name, server) -> assertConserved(name, server.arrivals()));
    assertConserved("unicast", counters.unicast());
    assertEquals(
        0,
        allocator.metric().usedHeapMemory() + allocator.metric().usedDirectMemory(),
        "octets in buffers nobody released");
  }

  private static void assertConserved(String name, ArrivalCounters arrivals) {
    assertEquals(
        arrivals.received(),
        arrivals.forwarded() + arrivals.delivered() + arrivals.consumed() + arrivals.dropped(),
        name);
  }

  private static RelaySettings settings(String text) {
    SettingsResult result = SettingsReader.parse(text, "test");
    return assertInstanceOf(SettingsResult.Valid.class, result, result.toString()).settings();
  }

  private static Ipv6Address address(String text) {
    return Ipv6Address.parse(text).orElseThrow();
  }
}
