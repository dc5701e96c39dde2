package net.relay6.daemon;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.relay6.agent.FaultSink;
import net.relay6.agent.RelayAgent;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.extension.Observer;
import net.relay6.agent.extension.Outbox;
import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.RelayCounters;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;
import net.relay6.planning.PlanAssembly;
import net.relay6.planning.model.Environment;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import net.relay6.wire.DhcpMessage;

/** A relay without sockets on link lan0, before servers alpha and beta. */
public final class FedRelay implements Outbox, FaultSink {

  private static final int LAN = 7;
  private static final int WAN = 8;

  private final RelayCounters counters = new RelayCounters();
  private final RelayPlan plan;
  private final RelayAgent agent;

  /** A relay that has received nothing. */
  public FedRelay() {
    SettingsResult.Valid valid =
        (SettingsResult.Valid)
            SettingsReader.parse(
                """
                relay6 {
                  servers { alpha { address = "2001:db8:a::2" }, beta { address = "2001:db8:b::2" } }
                  links = [ { interface = lan0, client-rate = null, link-rate = null } ]
                }
                """,
                "test");
    NetworkLink link =
        new NetworkLink(
            "lan0",
            LAN,
            true,
            1500,
            Optional.empty(),
            Optional.empty(),
            false,
            List.of(address("fe80::1"), address("2001:db8:1::1")));
    plan =
        new PlanAssembly(
                valid.settings(),
                UnpooledByteBufAllocator.DEFAULT,
                counters,
                this,
                List.of(),
                System::nanoTime)
            .assemble(Environment.of(new InterfaceSnapshot(List.of(link))))
            .plan();
    agent = new RelayAgent(plan, counters, this);
  }

  private static InterfaceAddress address(String text) {
    return new InterfaceAddress(ipv6(text), 64, InterfaceAddress.State.STABLE);
  }

  /** What it has counted. */
  public RelayCounters counters() {
    return counters;
  }

  /** A client's message of that type, with a DUID made of its number. */
  public void receive(int type, int client) {
    LinkPlan link = plan.links().getFirst();
    ByteBuf message = Unpooled.buffer();
    message.writeInt((type << 24) | (client & 0xffffff));
    message.writeShort(1).writeShort(8).writeLong(client);
    String source = "fe80::%x:%x:1".formatted(client >> 16, client & 0xffff);
    receive(new Arrival.OnLink(link), LAN, new Endpoint(ipv6(source), LAN, 546), message);
  }

  /** Server alpha's answer of that type, for a client on lan0. */
  public void answer(int type) {
    answer(type, 0);
  }

  /** The same of another server: 0 is alpha, 1 is beta. */
  public void answer(int type, int from) {
    ByteBuf answer = Unpooled.buffer();
    answer.writeByte(13).writeByte(0);
    answer.writeLong(0x20010db800010000L).writeLong(1);
    answer.writeLong(0xfe80000000000000L).writeLong(0x9);
    answer.writeShort(18).writeShort(4).writeBytes("lan0".getBytes(StandardCharsets.US_ASCII));
    answer.writeShort(9).writeShort(4).writeInt(type << 24 | 1);
    ServerPlan server = plan.servers().get(from);
    receive(new Arrival.FromServer(server), WAN, Endpoint.of(server.address(), 547), answer);
  }

  private void receive(Arrival arrival, int ingress, Endpoint source, ByteBuf payload) {
    agent.receive(new InboundDatagram(arrival, ingress, source, payload), this);
    payload.release();
  }

  private static Ipv6Address ipv6(String text) {
    return Ipv6Address.parse(text).orElseThrow();
  }

  @Override
  public void toServer(ServerPlan server, ByteBuf frame) {}

  @Override
  public void toServerLater(ServerPlan server, ByteBuf frame, long delayNanos) {}

  @Override
  public void onLink(LinkPlan link, Ipv6Address destination, int port, ByteBuf frame) {}

  @Override
  public void byRoute(Ipv6Address destination, int port, ByteBuf frame) {}

  @Override
  public void agentFailed(InboundDatagram datagram, RuntimeException fault) {
    throw fault;
  }

  @Override
  public void taskFailed(RuntimeException fault) {
    throw fault;
  }

  @Override
  public void fatal(Error fault) {
    throw fault;
  }

  @Override
  public void observerFailed(Observer observer, DhcpMessage message, RuntimeException fault) {
    throw fault;
  }
}
