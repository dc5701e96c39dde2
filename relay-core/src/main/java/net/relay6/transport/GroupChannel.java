package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.relay6.agent.DhcpPorts;
import net.relay6.agent.Reach;
import net.relay6.agent.ServerPlan;
import net.relay6.net.Ipv6Address;

/**
 * Sockets that send to a group of servers with IPv6 hop limit 8: one for each named interface, or
 * one whose way the routing table chooses (RFC 9915, section 19). The servers answer to unicast
 * addresses of this node.
 */
final class GroupChannel implements Upstream {

  private static final int HOP_LIMIT = 8;

  private record Branch(Sender sender, EpollDatagramChannel channel, InetSocketAddress group) {}

  private final List<Branch> branches = new ArrayList<>();
  private ServerPlan server;

  private GroupChannel(ServerPlan server) {
    this.server = server;
  }

  /** Opens the sockets; throws a {@link io.netty.channel.ChannelException} when it cannot. */
  static GroupChannel open(ServerPlan server, EventLoop loop, DataPlane dataPlane) {
    GroupChannel group = new GroupChannel(server);
    try {
      for (int interfaceIndex : interfaces(server)) {
        group.branches.add(openBranch(server, interfaceIndex, loop, dataPlane));
      }
      return group;
    } catch (RuntimeException fault) {
      group.close();
      throw fault;
    }
  }

  private static Branch openBranch(
      ServerPlan server, int interfaceIndex, EventLoop loop, DataPlane dataPlane) {
    SendErrors errors = new SendErrors("group " + server, server.counters()::countSendError);
    DatagramReceiver receiver =
        new DatagramReceiver(dataPlane, errors, UnicastChannel.unicastArrivals());
    EpollDatagramChannel channel =
        DatagramSocket.open(
            loop,
            receiver,
            options -> {
              SocketOption.setMulticastHops(options, HOP_LIMIT);
              SocketOption.setMulticastInterface(options, interfaceIndex);
            });
    DatagramSocket.bind(
        channel, DatagramSocket.endpoint(Ipv6Address.UNSPECIFIED, 0, server.localPort()));
    return new Branch(
        new Sender(channel, errors),
        channel,
        DatagramSocket.endpoint(server.address(), interfaceIndex, DhcpPorts.SERVER));
  }

  @Override
  public void send(ByteBuf frame) {
    for (Branch branch : branches) {
      branch.sender().send(new DatagramPacket(frame.retainedDuplicate(), branch.group()));
    }
    frame.release();
  }

  @Override
  public void flush() {
    branches.forEach(branch -> branch.sender().flush());
  }

  @Override
  public boolean serves(ServerPlan next, Set<Ipv6Address> ownAddresses) {
    return server.address().equals(next.address())
        && server.reach().equals(next.reach())
        && server.localPort() == next.localPort();
  }

  @Override
  public void adopt(ServerPlan next) {
    server = next;
  }

  @Override
  public String description() {
    return "to the group " + server.address();
  }

  @Override
  public void close() {
    branches.forEach(branch -> DatagramSocket.close(branch.channel()));
  }

  private static List<Integer> interfaces(ServerPlan server) {
    return switch (server.reach()) {
      case Reach.ByRoute _ -> List.of(0);
      case Reach.ByInterfaces(List<Integer> indexes) -> indexes;
      case Reach.Nowhere _ -> List.of();
    };
  }
}
