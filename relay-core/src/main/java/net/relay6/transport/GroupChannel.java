package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import net.relay6.agent.plan.NextHop;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.net.DhcpPorts;
import net.relay6.net.Ipv6Address;
import net.relay6.transport.udp.SocketOption;
import net.relay6.transport.udp.UdpSocket;

/**
 * Sockets that send to a group of servers with IPv6 hop limit 8: one for each named interface, or
 * one that uses the routing table (RFC 9915, section 19). The servers respond to unicast addresses
 * of this node.
 */
final class GroupChannel implements Upstreams.Channel {

  private static final int HOP_LIMIT = 8;

  /** One socket and its outgoing interface; 0 means that the routing table chooses. */
  private record Branch(UdpSocket socket, int interfaceIndex) {}

  private final List<Branch> branches = new ArrayList<>();
  private final SendErrors errors;
  private final ReceiveLosses losses;
  private ServerPlan server;

  private GroupChannel(ServerPlan server, DataPlane dataPlane) {
    this.server = server;
    losses = dataPlane.unicastLosses("server " + server);
    errors = new SendErrors("group " + server, server.counters());
  }

  /** Opens the sockets; throws a {@link net.relay6.transport.udp.SocketFault} if that fails. */
  static GroupChannel open(ServerPlan server, DataPlane dataPlane) {
    GroupChannel group = new GroupChannel(server, dataPlane);
    try {
      for (int interfaceIndex : interfaces(server)) {
        group.branches.add(group.openBranch(interfaceIndex, dataPlane));
      }
      return group;
    } catch (RuntimeException fault) {
      group.close();
      throw fault;
    }
  }

  private Branch openBranch(int interfaceIndex, DataPlane dataPlane) {
    UdpSocket socket = dataPlane.socket(UnicastChannel.receiver(dataPlane, losses), errors);
    socket.set(SocketOption.MULTICAST_HOPS, HOP_LIMIT);
    if (interfaceIndex != 0) {
      socket.set(SocketOption.MULTICAST_INTERFACE, interfaceIndex);
    }
    socket.bind(Ipv6Address.UNSPECIFIED, 0, server.localPort());
    socket.start();
    return new Branch(socket, interfaceIndex);
  }

  @Override
  public void send(ByteBuf frame) {
    for (Branch branch : branches) {
      branch.socket().send(frame, server.address(), branch.interfaceIndex(), DhcpPorts.SERVER);
    }
  }

  @Override
  public void apply(ServerPlan next) {
    server = next;
    errors.setDestination("group " + next, next.counters());
    losses.setChannel("server " + next);
  }

  @Override
  public void drain() {
    branches.forEach(branch -> branch.socket().drain());
  }

  @Override
  public Ipv6Address source() {
    return Ipv6Address.UNSPECIFIED;
  }

  /** Each datagram is fragmented to the MTU of its path. */
  @Override
  public void readPathMtu() {}

  @Override
  public int waiting() {
    return branches.stream().mapToInt(branch -> branch.socket().waiting()).sum();
  }

  @Override
  public String description() {
    return "to the group " + server.address();
  }

  @Override
  public void close() {
    branches.forEach(branch -> branch.socket().close());
  }

  private static List<Integer> interfaces(ServerPlan server) {
    return switch (server.nextHop()) {
      case NextHop.ByRoute _ -> List.of(0);
      case NextHop.ByInterfaces(List<Integer> indexes) -> indexes;
      case NextHop.Unreachable _ -> List.of();
    };
  }
}
