package net.relay6.tools.capture;

import java.time.Instant;
import net.relay6.net.DhcpPorts;
import net.relay6.net.Endpoint;
import net.relay6.net.Octets;

/**
 * One UDP datagram over IPv6 of a capture.
 *
 * @param packet the number of its packet, from 1; of several fragments, the one that completed it
 * @param time the capture time of that packet
 * @param source the source
 * @param destination the destination
 * @param payload the captured part of its UDP payload
 * @param missingLength how many octets of the payload were not captured
 * @param metadata the capture's metadata of it
 */
public record CapturedDatagram(
    long packet,
    Instant time,
    Endpoint source,
    Endpoint destination,
    Octets payload,
    int missingLength,
    PacketMetadata metadata) {

  /** Whether its source or destination port is one of DHCPv6. */
  public boolean isDhcp() {
    return isDhcp(source.port()) || isDhcp(destination.port());
  }

  private static boolean isDhcp(int port) {
    return port == DhcpPorts.CLIENT || port == DhcpPorts.SERVER;
  }

  /**
   * The metadata of a captured packet besides its octets; files of tcpdump have none.
   *
   * @param location the name of the interface, such as {@code lan0} or, from relay6, {@code link
   *     lan0}; empty if unknown
   * @param direction its direction
   * @param comment its comment; may be empty
   */
  public record PacketMetadata(String location, Direction direction, String comment) {

    /** No metadata. */
    public static final PacketMetadata NONE = new PacketMetadata("", Direction.UNKNOWN, "");

    /** The direction of a packet at the capture point. */
    public enum Direction {
      /** Unknown. */
      UNKNOWN(""),
      /** Received. */
      INBOUND("in"),
      /** Sent. */
      OUTBOUND("out");

      private final String label;

      Direction(String label) {
        this.label = label;
      }

      /** {@code in}, {@code out}, or nothing. */
      public String label() {
        return label;
      }
    }

    /**
     * These metadata with a more specific location, such as {@code vlan 7}; unchanged if that is
     * empty.
     */
    PacketMetadata at(String narrower) {
      return narrower.isEmpty()
          ? this
          : new PacketMetadata((location + " " + narrower).strip(), direction, comment);
    }

    /** {@code link lan0 in: forwarded, 2 copies}, as far as known. */
    @Override
    public String toString() {
      String where = (location + " " + direction.label()).strip();
      return comment.isEmpty() || where.isEmpty() ? where + comment : where + ": " + comment;
    }
  }
}
