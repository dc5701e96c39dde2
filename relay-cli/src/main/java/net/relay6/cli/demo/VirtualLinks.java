package net.relay6.cli.demo;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.relay6.kernel.KernelRefused;
import net.relay6.kernel.RouteMessage;
import net.relay6.kernel.SocketCalls;
import net.relay6.net.Ipv6Address;

/**
 * Creates links and addresses in the calling thread's network namespace (rtnetlink(7), veth(4)).
 */
public final class VirtualLinks {

  private static final int NETLINK_ROUTE_DOMAIN = 16;
  private static final int RAW = 3;
  private static final int NEW_LINK = 16;
  private static final int NEW_ADDRESS = 20;
  private static final int CREATE = 0x400 | 0x200;
  private static final int ERROR_MESSAGE = 2;
  private static final int ERROR_OFFSET = 16;
  private static final int ANSWER_LENGTH_MAX = 8192;
  private static final int LINK_NAME = 3;
  private static final int LINK_INFO = 18;
  private static final int LINK_NAMESPACE_OF_THREAD = 19;
  private static final int INFO_KIND = 1;
  private static final int INFO_DATA = 2;
  private static final int PEER = 1;
  private static final int UP = 1;
  private static final int ADDRESS = 1;
  private static final int LOCAL_ADDRESS = 2;
  private static final int NO_DUPLICATE_DETECTION = 0x02;

  private VirtualLinks() {}

  /**
   * Creates a pair of connected interfaces: {@code name} here, {@code peerName} in the namespace of
   * the thread {@code peerThreadId}.
   */
  public static void createPair(String name, String peerName, int peerThreadId) {
    RouteMessage message = new RouteMessage(NEW_LINK, CREATE).interfaceInfo(0, 0, 0);
    message.attribute(LINK_NAME, name);
    message.nested(
        LINK_INFO,
        () -> {
          message.attribute(INFO_KIND, "veth");
          message.nested(
              INFO_DATA,
              () ->
                  message.nested(
                      PEER,
                      () ->
                          message
                              .interfaceInfo(0, 0, 0)
                              .attribute(LINK_NAME, peerName)
                              .attribute(LINK_NAMESPACE_OF_THREAD, peerThreadId)));
        });
    request("create the link " + name, message);
  }

  /** Sets the interface up. */
  public static void setUp(int interfaceIndex) {
    request(
        "set interface " + interfaceIndex + " up",
        new RouteMessage(NEW_LINK, 0).interfaceInfo(interfaceIndex, UP, UP));
  }

  /** Gives the interface an address that can be used at once. */
  public static void addAddress(int interfaceIndex, Ipv6Address address, int prefixLength) {
    request(
        "add the address " + address,
        new RouteMessage(NEW_ADDRESS, CREATE)
            .addressInfo(prefixLength, NO_DUPLICATE_DETECTION, interfaceIndex)
            .attribute(LOCAL_ADDRESS, address.toOctets())
            .attribute(ADDRESS, address.toOctets()));
  }

  private static void request(String what, RouteMessage message) {
    ByteBuffer answer = answer(message.finish());
    int error = answer.getShort(4) == ERROR_MESSAGE ? answer.getInt(ERROR_OFFSET) : 0;
    if (error != 0) {
      throw new KernelRefused("cannot " + what + ": error " + -error);
    }
  }

  private static ByteBuffer answer(byte[] request) {
    try (Arena arena = Arena.ofConfined()) {
      SocketCalls calls = new SocketCalls(arena);
      int socket = calls.socket(NETLINK_ROUTE_DOMAIN, RAW, 0);
      require(socket >= 0, "socket", calls);
      try {
        require(calls.sendOne(socket, arena.allocateFrom(JAVA_BYTE, request)), "send", calls);
        MemorySegment answer = arena.allocate(ANSWER_LENGTH_MAX);
        require(calls.receiveOne(socket, answer) >= 0, "recv", calls);
        return ByteBuffer.wrap(answer.toArray(JAVA_BYTE)).order(ByteOrder.nativeOrder());
      } finally {
        calls.close(socket);
      }
    }
  }

  private static void require(boolean done, String call, SocketCalls calls) {
    if (!done) {
      throw new KernelRefused(call + ": error " + calls.errno());
    }
  }
}
