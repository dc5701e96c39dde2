package net.relay6.platform.linux;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.relay6.kernel.NetlinkAttributes;

/**
 * Parses messages of a netlink socket (netlink(7)): consecutive messages, each with a header of 16
 * octets and padded to four.
 *
 * <pre>
 * length, 32 bits | type, 16 | flags, 16 | sequence, 32 | sender, 32
 * </pre>
 */
final class NetlinkMessages {

  private static final int HEADER_LENGTH = 16;
  private static final int DUMP_INTERRUPTED = 0x10;

  private static final int ERROR = 2;
  private static final int DONE = 3;
  private static final int OVERRUN = 4;
  private static final int NEW_LINK = 16;
  private static final int DELETE_LINK = 17;
  private static final int NEW_ADDRESS = 20;
  private static final int DELETE_ADDRESS = 21;
  private static final int NEW_ROUTE = 24;
  private static final int NEW_NEIGHBOUR_TABLE = 64;

  private NetlinkMessages() {}

  /** The events of the messages, in order; other messages are skipped. */
  static List<NetlinkEvent> parse(ByteBuffer octets) {
    List<NetlinkEvent> events = new ArrayList<>();
    while (octets.hasRemaining()) {
      int start = octets.position();
      int length = octets.remaining() < HEADER_LENGTH ? 0 : octets.getInt(start);
      if (length < HEADER_LENGTH || length > octets.remaining()) {
        events.add(new NetlinkEvent.ResyncNeeded());
        return events;
      }
      add(events, octets.slice(start, length).order(octets.order()));
      octets.position(Math.min(start + NetlinkAttributes.padded(length), octets.limit()));
    }
    return events;
  }

  private static void add(List<NetlinkEvent> events, ByteBuffer message) {
    int type = message.getShort(4) & 0xffff;
    int sequence = message.getInt(8);
    if ((message.getShort(6) & DUMP_INTERRUPTED) != 0) {
      events.add(new NetlinkEvent.DumpInterrupted(sequence));
    }
    ByteBuffer body =
        message.slice(HEADER_LENGTH, message.limit() - HEADER_LENGTH).order(message.order());
    switch (type) {
      case DONE -> events.add(new NetlinkEvent.DumpDone(sequence));
      case ERROR -> events.add(acknowledgement(sequence, body));
      case OVERRUN -> events.add(new NetlinkEvent.ResyncNeeded());
      case NEW_LINK -> LinkMessage.there(body).ifPresent(events::add);
      case DELETE_LINK -> LinkMessage.gone(body).ifPresent(events::add);
      case NEW_ADDRESS -> AddressMessage.there(body).ifPresent(events::add);
      case DELETE_ADDRESS -> AddressMessage.gone(body).ifPresent(events::add);
      case NEW_ROUTE -> events.add(RouteReply.read(sequence, body));
      case NEW_NEIGHBOUR_TABLE -> NeighbourMessage.read(sequence, body).ifPresent(events::add);
      default -> {
        // Other and unknown types are skipped.
      }
    }
  }

  /** The kernel writes errno(3) as a negative number. */
  private static NetlinkEvent acknowledgement(int sequence, ByteBuffer body) {
    return body.remaining() < Integer.BYTES
        ? new NetlinkEvent.ResyncNeeded()
        : new NetlinkEvent.Acknowledgement(sequence, -body.getInt(0));
  }
}
