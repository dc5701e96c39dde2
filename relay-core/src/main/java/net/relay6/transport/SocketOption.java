package net.relay6.transport;

import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.RawUnixChannelOption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.relay6.net.Ipv6Address;

/** Options set on a registered channel before it is bound, so that a failure is a failure. */
final class SocketOption {

  private static final int IPPROTO_IPV6 = 41;

  /** {@code IPV6_MTU}: the path MTU a connected socket knows, in octets. */
  private static final IntegerUnixChannelOption MTU = ipv6("IPV6_MTU", 24);

  private static final IntegerUnixChannelOption MULTICAST_INTERFACE = ipv6("IPV6_MULTICAST_IF", 17);
  private static final IntegerUnixChannelOption MULTICAST_HOPS = ipv6("IPV6_MULTICAST_HOPS", 18);
  private static final IntegerUnixChannelOption MULTICAST_ALL = ipv6("IPV6_MULTICAST_ALL", 29);
  private static final IntegerUnixChannelOption ONLY_IPV6 = ipv6("IPV6_V6ONLY", 26);
  private static final RawUnixChannelOption JOIN_GROUP =
      new RawUnixChannelOption("IPV6_JOIN_GROUP", IPPROTO_IPV6, 20, Ipv6Address.LENGTH + 4);

  /** Enough for a burst of tens of thousands of messages while the loop is busy elsewhere. */
  private static final int BUFFER_LENGTH = 8 << 20;

  private SocketOption() {}

  /** What every channel needs: a shared port and room for bursts. */
  static void setCommon(EpollDatagramChannel channel) {
    set(channel, ChannelOption.SO_REUSEADDR, true);
    set(channel, ONLY_IPV6, 1);
    set(channel, MULTICAST_ALL, 0);
    set(channel, ChannelOption.SO_RCVBUF, BUFFER_LENGTH);
    set(channel, ChannelOption.SO_SNDBUF, BUFFER_LENGTH);
    set(channel, EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, Batches.SLOT_LENGTH);
    set(channel, ChannelOption.RECVBUF_ALLOCATOR, Batches.allocator());
  }

  /** Makes the socket a member of {@code group} on one interface (RFC 3493, section 5.2). */
  static void joinGroup(EpollDatagramChannel channel, Ipv6Address group, int interfaceIndex) {
    ByteBuffer request = ByteBuffer.allocateDirect(Ipv6Address.LENGTH + 4);
    request.put(group.toOctets());
    request.order(ByteOrder.nativeOrder()).putInt(interfaceIndex).flip();
    set(channel, JOIN_GROUP, request);
  }

  /** Sends multicast out of one interface; 0 leaves the choice to the routing table. */
  static void setMulticastInterface(EpollDatagramChannel channel, int interfaceIndex) {
    if (interfaceIndex != 0) {
      set(channel, MULTICAST_INTERFACE, interfaceIndex);
    }
  }

  static void setMulticastHops(EpollDatagramChannel channel, int hops) {
    set(channel, MULTICAST_HOPS, hops);
  }

  /** The path MTU of a connected channel, in octets. */
  static int pathMtu(EpollDatagramChannel channel) {
    return channel.config().getOption(MTU);
  }

  private static IntegerUnixChannelOption ipv6(String name, int number) {
    return new IntegerUnixChannelOption(name, IPPROTO_IPV6, number);
  }

  private static <T> void set(EpollDatagramChannel channel, ChannelOption<T> option, T value) {
    try {
      if (!channel.config().setOption(option, value)) {
        throw new ChannelException("not supported");
      }
    } catch (ChannelException fault) {
      throw new ChannelException("socket option " + option.name() + " cannot be set", fault);
    }
  }
}
