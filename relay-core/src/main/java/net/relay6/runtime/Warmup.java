package net.relay6.runtime;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.agent.RelayAgent;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.extension.Outbox;
import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.RelayCounters;
import net.relay6.log.ClientNaming;
import net.relay6.net.DhcpPorts;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;
import net.relay6.planning.PlanAssembly;
import net.relay6.planning.model.Environment;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;
import net.relay6.runtime.thread.FaultLog;
import net.relay6.settings.RelaySettings;

/**
 * Warms up the JVM before any socket is opened: a relay on an invented interface processes a few
 * messages, so that the first client need not wait until all code is loaded. Its counters are
 * discarded and it sends nothing.
 */
final class Warmup {

  private static final int TIMES = 200;
  private static final int INTERFACE = 1;
  private static final int UPSTREAM = 2;

  /** SOLICIT with Client Identifier and IA_NA. */
  private static final String SOLICIT =
      "01000001 0001000a00030001020000000001 0003000c000000010000000000000000";

  /** ADVERTISE without options, in a RELAY-REPL up to its Interface-Id. */
  private static final String ADVERTISE = "00090004 02000001";

  private static final Ipv6Address CLIENT = address("fe80::200:ff:fe00:1");
  private static final Ipv6Address RELAY = address("fe80::1");
  private static final Ipv6Address RELAY_GLOBAL = address("2001:db8::1");

  private Warmup() {}

  /** Processes the messages with the first link of {@code settings}. */
  static void run(RelaySettings settings) {
    RelayCounters counters = new RelayCounters();
    FaultLog faults = new FaultLog(ClientNaming.CLEAR, counters, _ -> {}, System::nanoTime);
    RelayPlan plan =
        new PlanAssembly(
                settings,
                PooledByteBufAllocator.DEFAULT,
                counters,
                faults,
                List.of(),
                System::nanoTime)
            .assemble(environment(settings))
            .plan();
    if (!plan.links().isEmpty()) {
      run(new RelayAgent(plan, counters, faults), plan);
    }
  }

  private static void run(RelayAgent agent, RelayPlan plan) {
    Outbox nowhere = new DiscardingOutbox();
    LinkPlan link = plan.links().getFirst();
    ServerPlan server = plan.servers().getFirst();
    InboundDatagram solicit =
        new InboundDatagram(
            new Arrival.OnLink(link),
            INTERFACE,
            new Endpoint(CLIENT, INTERFACE, DhcpPorts.CLIENT),
            octets(SOLICIT));
    InboundDatagram reply =
        new InboundDatagram(
            new Arrival.FromServer(server),
            UPSTREAM,
            Endpoint.of(server.address(), DhcpPorts.SERVER),
            reply(link));
    for (int time = 0; time < TIMES; time++) {
      agent.receive(solicit, nowhere);
      agent.receive(reply, nowhere);
    }
    solicit.payload().release();
    reply.payload().release();
  }

  private static ByteBuf reply(LinkPlan link) {
    String header = "0d00" + hex(link.linkAddress()) + hex(CLIENT);
    String interfaceId = link.interfaceId().toHex();
    return octets(
        header + "0012%04x".formatted(interfaceId.length() / 2) + interfaceId + ADVERTISE);
  }

  private static Environment environment(RelaySettings settings) {
    NetworkLink link =
        new NetworkLink(
            settings.links().getFirst().interfaceName().replace('*', '0').replace('?', '0'),
            INTERFACE,
            true,
            1500,
            Optional.empty(),
            Optional.empty(),
            false,
            Stream.concat(
                    Stream.of(RELAY_GLOBAL, RELAY),
                    settings.links().getFirst().activeWhenAddress().stream())
                .map(Warmup::assigned)
                .toList());
    return new Environment(
        new InterfaceSnapshot(List.of(link)), Map.of(), Map.of(), Optional.empty(), "localhost");
  }

  private static InterfaceAddress assigned(Ipv6Address address) {
    return new InterfaceAddress(address, 64, InterfaceAddress.State.STABLE);
  }

  private static ByteBuf octets(String hex) {
    byte[] octets = HexFormat.of().parseHex(hex.replace(" ", ""));
    return Unpooled.directBuffer(octets.length).writeBytes(octets);
  }

  private static String hex(Ipv6Address address) {
    return HexFormat.of().formatHex(address.toOctets());
  }

  private static Ipv6Address address(String text) {
    return Ipv6Address.parse(text).orElseThrow();
  }

  /** Sends nothing. */
  private static final class DiscardingOutbox implements Outbox {

    @Override
    public void toServer(ServerPlan server, ByteBuf frame) {}

    @Override
    public void toServerLater(ServerPlan server, ByteBuf frame, long delayNanos) {}

    @Override
    public void onLink(LinkPlan link, Ipv6Address destination, int port, ByteBuf frame) {}

    @Override
    public void byRoute(Ipv6Address destination, int port, ByteBuf frame) {}
  }
}
