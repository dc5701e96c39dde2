package net.relay6.transport.frame;

import net.relay6.net.HeaderLengths;
import net.relay6.transport.udp.SocketFilter;

/**
 * Which packets a link's packet socket receives, and which its UDP socket.
 *
 * <p>The packet socket sees a message before the IP stack does. It receives the whole of every
 * datagram for ff02::1:2, port 547, that cannot have been a fragment: at most {@link
 * #WHOLE_LENGTH_MAX} octets in a packet without extension headers. A host never fragments shorter
 * datagrams, since every link carries packets of 1,280 octets (RFC 8200, section 5); fragments of
 * shorter datagrams are counted from their headers and dropped. The UDP socket receives datagrams
 * that are longer or have extension headers, after the kernel has reassembled them. Of those, and
 * of relays' messages to unicast addresses, the packet socket keeps the headers, which carry the
 * sender's hardware address.
 */
final class FrameFilters {

  /** Octets of UDP payload that a packet of 1,280 octets carries. */
  static final int WHOLE_LENGTH_MAX = 1280 - HeaderLengths.IPV6_AND_UDP;

  /** Octets of Ethernet, IPv6 and UDP header, or the beginning of a fragment header. */
  static final int HEADERS_LENGTH = HeaderLengths.ETHERNET + HeaderLengths.IPV6_AND_UDP;

  /** The same of a first fragment, which has a fragment header before the UDP header. */
  static final int FRAGMENT_HEADERS_LENGTH = HEADERS_LENGTH + HeaderLengths.FRAGMENT;

  private static final int EVERYTHING = 0xffff;

  /** Offsets of the kernel's metadata of a packet. */
  private static final int PROTOCOL = 0xfffff000;

  private static final int PACKET_TYPE = PROTOCOL + 4;
  private static final int VLAN_TAG = PROTOCOL + 44;
  private static final int VLAN_TAG_PRESENT = PROTOCOL + 48;
  private static final int VLAN_NUMBER_BITS = 0xfff;

  /** Offset of the IPv6 header for a filter that sees a packet from its UDP header on. */
  private static final int NETWORK_HEADER = 0xfff00000;

  private static final int FOR_OTHER_HOST = 3;
  private static final int LOOPED_BACK = 5;
  private static final int IPV6_PROTOCOL = 0x86dd;
  private static final int UDP = 17;
  private static final int HOP_BY_HOP_OPTIONS = 0;
  private static final int FRAGMENT = 44;
  private static final int DESTINATION_OPTIONS = 60;
  private static final int PORT = 547;

  private static final int NEXT_HEADER = 6;
  private static final int SOURCE = 8;
  private static final int DESTINATION = 24;
  private static final int IPV6 = HeaderLengths.ETHERNET;
  private static final int PAYLOAD = IPV6 + HeaderLengths.IPV6;
  private static final int FRAGMENT_OFFSET_BITS = 0xfff8;

  private static final String DROP = "drop";
  private static final String HEADERS = "headers";
  private static final String FRAGMENT_HEADERS = "fragment headers";

  /** Keeps whole messages where that is allowed, and the headers of the others. */
  static final SocketFilter MESSAGES = ofPacketSocket(EVERYTHING);

  /** Keeps only headers: the UDP socket receives all messages. */
  static final SocketFilter SENDERS = ofPacketSocket(HEADERS_LENGTH);

  /**
   * Lets the UDP socket receive the messages that a packet socket with {@link #MESSAGES} does not
   * receive whole.
   */
  static final SocketFilter REMAINDER =
      new SocketFilter.Writer()
          .loadWord(PACKET_TYPE)
          .ifEqual(LOOPED_BACK, "take", "")
          .loadOctet(NETWORK_HEADER + NEXT_HEADER)
          .ifEqual(UDP, "", "take")
          .loadHalf(4)
          .ifEqual(0, "take", "")
          .ifGreater(WHOLE_LENGTH_MAX + HeaderLengths.UDP, "take", "")
          .keep(0)
          .place("take")
          .keep(-1)
          .filter();

  private FrameFilters() {}

  private static SocketFilter ofPacketSocket(int keptOfMessages) {
    SocketFilter.Writer writer = new SocketFilter.Writer();
    dropOtherLinks(writer);
    keepMulticast(writer, keptOfMessages);
    keepUnicast(writer);
    return writer
        .place(HEADERS)
        .keep(HEADERS_LENGTH)
        .place(FRAGMENT_HEADERS)
        .keep(FRAGMENT_HEADERS_LENGTH)
        .place(DROP)
        .keep(0)
        .filter();
  }

  /** Packets of a VLAN above the interface belong to another link. */
  private static void dropOtherLinks(SocketFilter.Writer writer) {
    writer
        .loadWord(PROTOCOL)
        .ifEqual(IPV6_PROTOCOL, "", DROP)
        .loadWord(PACKET_TYPE)
        .ifEqual(FOR_OTHER_HOST, DROP, "")
        .loadWord(VLAN_TAG_PRESENT)
        .ifEqual(0, "destination", "")
        .loadWord(VLAN_TAG)
        .and(VLAN_NUMBER_BITS)
        .ifEqual(0, "", DROP)
        .place("destination");
  }

  private static void keepMulticast(SocketFilter.Writer writer, int keptOfMessages) {
    writer
        .loadWord(IPV6 + DESTINATION)
        .ifEqual(0xff020000, "", "unicast")
        .loadWord(IPV6 + DESTINATION + 4)
        .ifEqual(0, "", DROP)
        .loadWord(IPV6 + DESTINATION + 8)
        .ifEqual(0, "", DROP)
        .loadWord(IPV6 + DESTINATION + 12)
        .ifEqual(0x00010002, "", DROP)
        .loadOctet(IPV6 + NEXT_HEADER)
        .ifEqual(UDP, "", "fragment")
        .loadHalf(PAYLOAD + 2)
        .ifEqual(PORT, "", DROP)
        .loadHalf(PAYLOAD + 4)
        .ifEqual(0, HEADERS, "")
        .ifGreater(WHOLE_LENGTH_MAX + HeaderLengths.UDP, HEADERS, "")
        .keep(keptOfMessages)
        .place("fragment")
        .ifEqual(HOP_BY_HOP_OPTIONS, HEADERS, "")
        .ifEqual(DESTINATION_OPTIONS, HEADERS, "")
        .ifEqual(FRAGMENT, "", DROP)
        .loadHalf(PAYLOAD + 2)
        .ifBits(FRAGMENT_OFFSET_BITS, DROP, "")
        .loadOctet(PAYLOAD)
        .ifEqual(UDP, "", DROP)
        .loadHalf(PAYLOAD + HeaderLengths.FRAGMENT + 2)
        .ifEqual(PORT, FRAGMENT_HEADERS, DROP);
  }

  /** Keeps the headers of relays' messages, to learn their source hardware addresses. */
  private static void keepUnicast(SocketFilter.Writer writer) {
    writer
        .place("unicast")
        .loadWord(IPV6 + SOURCE)
        .and(0xffc00000)
        .ifEqual(0xfe800000, "", DROP)
        .loadOctet(IPV6 + NEXT_HEADER)
        .ifEqual(UDP, "", DROP)
        .loadHalf(PAYLOAD + 2)
        .ifEqual(PORT, HEADERS, DROP);
  }
}
