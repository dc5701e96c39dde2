package net.relay6.feature.ratelimit;

import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.counters.LinkCounters;
import net.relay6.counters.RelayCounters;
import net.relay6.fixtures.frame.Vectors;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.wire.DhcpMessage;
import net.relay6.wire.MessageParser;

/** Messages on their way up, as gates see them. */
final class Contexts {

  private Contexts() {}

  /** A SOLICIT from a client on the link {@code eth<interfaceIndex>}. */
  static ForwardContext fromClient(String address, int interfaceIndex) {
    return context(address, interfaceIndex, "C1");
  }

  /** A RELAY-FORW from a relay on the link {@code eth<interfaceIndex>}. */
  static ForwardContext fromRelay(String address, int interfaceIndex) {
    return context(address, interfaceIndex, "F1");
  }

  private static ForwardContext context(String address, int interfaceIndex, String frame) {
    Endpoint peer = new Endpoint(Ipv6Address.parse(address).orElseThrow(), interfaceIndex, 546);
    LinkPlan link = link(interfaceIndex);
    InboundDatagram datagram =
        new InboundDatagram(
            new Arrival.OnLink(link),
            interfaceIndex,
            peer,
            Unpooled.wrappedBuffer(Vectors.octets(frame)));
    return new ForwardContext(link, datagram, message(frame));
  }

  private static LinkPlan link(int interfaceIndex) {
    String name = "eth" + interfaceIndex;
    LinkCounters counters = new RelayCounters().link(name);
    return new LinkPlan(
        0,
        name,
        new LinkPlan.InterfaceState(interfaceIndex, 1500, List.of(), Set.of(), Optional.empty()),
        Octets.ofText(name),
        new LinkPlan.Admission(List.of(), false, List.of()),
        LinkPlan.FrameUse.NONE,
        new LinkPlan.Fanout(List.of(), Map.of()),
        counters);
  }

  private static DhcpMessage message(String frame) {
    return switch (MessageParser.parse(Unpooled.wrappedBuffer(Vectors.octets(frame)))) {
      case MessageParser.Result.Parsed(DhcpMessage message) -> message;
      case MessageParser.Result.Truncated _ -> throw new AssertionError(frame);
    };
  }
}
