package net.relay6.bench.micro;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.relay6.agent.RelayAgent;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.extension.Observer;
import net.relay6.agent.extension.Relaying;
import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.counters.Outcome;
import net.relay6.counters.RelayCounters;
import net.relay6.fixtures.frame.Vectors;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;
import net.relay6.planning.PlanAssembly;
import net.relay6.planning.model.Environment;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;

/** A relay without sockets, with datagrams ready to be received again and again. */
final class BenchRelay {

  private static final Ipv6Address CLIENT = address("fe80::200:ff:fe00:1");
  private static final LinkLayerAddress CLIENT_MAC =
      new LinkLayerAddress(1, Octets.parseHex("020000000001").orElseThrow());
  private static final int LINK_INDEX = 2;
  private static final int UPSTREAM_INDEX = 3;

  private final EmptyOutbox outbox = new EmptyOutbox();
  private final RelayAgent agent;
  private Relaying relaying;
  private final InboundDatagram solicit;
  private final InboundDatagram advertise;

  /** A relay with that many servers and one feature. */
  BenchRelay(int servers, Feature feature) {
    this(servers, feature, List.of());
  }

  /** The same, watched by {@code observers}. */
  BenchRelay(int servers, Feature feature, List<Observer> observers) {
    RelaySettings settings = settings(feature.settings(servers));
    RelayCounters counters = new RelayCounters();
    FailingFaults faults = new FailingFaults();
    RelayPlan plan =
        new PlanAssembly(
                settings,
                PooledByteBufAllocator.DEFAULT,
                counters,
                faults,
                observers,
                System::nanoTime)
            .assemble(environment(settings))
            .plan();
    agent = new RelayAgent(plan, counters, faults);
    relaying = agent;
    LinkPlan link = plan.links().getFirst();
    solicit =
        new InboundDatagram(
            new Arrival.OnLink(link),
            LINK_INDEX,
            new Endpoint(CLIENT, LINK_INDEX, 546),
            frame("C1"),
            Optional.of(CLIENT_MAC));
    advertise =
        new InboundDatagram(
            new Arrival.FromServer(plan.servers().getFirst()),
            UPSTREAM_INDEX,
            Endpoint.of(plan.servers().getFirst().address(), 547),
            frame("R1"));
  }

  /** Lets what {@code decorator} makes of the relay receive instead of it. */
  void decorate(UnaryOperator<Relaying> decorator) {
    relaying = decorator.apply(agent);
  }

  /** A SOLICIT on the link. */
  Outcome forward() {
    return relaying.receive(solicit, outbox);
  }

  /** An ADVERTISE from a server. */
  Outcome deliver() {
    return relaying.receive(advertise, outbox);
  }

  /** A frame of the test vectors in the kind of buffer that sockets fill. */
  static ByteBuf frame(String vector) {
    byte[] octets = Vectors.octets(vector);
    return PooledByteBufAllocator.DEFAULT.directBuffer(octets.length).writeBytes(octets);
  }

  private static Environment environment(RelaySettings settings) {
    NetworkLink link =
        new NetworkLink(
            "eth1",
            LINK_INDEX,
            true,
            1500,
            Optional.of(CLIENT_MAC),
            Optional.empty(),
            false,
            List.of(assigned("2001:db8:1:1::1"), assigned("fe80::ff")));
    return new Environment(
        new InterfaceSnapshot(List.of(link)), Map.of(), Map.of(), settings.relayId(), "router");
  }

  private static InterfaceAddress assigned(String text) {
    return new InterfaceAddress(address(text), 64, InterfaceAddress.State.STABLE);
  }

  private static RelaySettings settings(String text) {
    return switch (SettingsReader.parse(text, "benchmark")) {
      case SettingsResult.Valid(RelaySettings settings, _, _) -> settings;
      case SettingsResult.Invalid(var problems) ->
          throw new IllegalArgumentException(problems.toString());
    };
  }

  private static Ipv6Address address(String text) {
    return Ipv6Address.parse(text).orElseThrow();
  }
}
