package net.relay6.wire;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.relay6.net.MessageTypeNames;

/**
 * The first octet of a message. Any number is allowed, because unknown types must be relayed (RFC
 * 7283, section 4). There is one shared instance for each number.
 */
public final class MessageType {

  private static final MessageType[] ALL =
      IntStream.range(0, 256).mapToObj(MessageType::new).toArray(MessageType[]::new);

  public static final MessageType SOLICIT = of(1);
  public static final MessageType ADVERTISE = of(2);
  public static final MessageType REQUEST = of(3);
  public static final MessageType CONFIRM = of(4);
  public static final MessageType RENEW = of(5);
  public static final MessageType REBIND = of(6);
  public static final MessageType REPLY = of(7);
  public static final MessageType RELEASE = of(8);
  public static final MessageType DECLINE = of(9);
  public static final MessageType RECONFIGURE = of(10);
  public static final MessageType INFORMATION_REQUEST = of(11);
  public static final MessageType RELAY_FORW = of(12);
  public static final MessageType RELAY_REPL = of(13);
  public static final MessageType LEASEQUERY = of(14);
  public static final MessageType LEASEQUERY_REPLY = of(15);
  public static final MessageType LEASEQUERY_DONE = of(16);
  public static final MessageType LEASEQUERY_DATA = of(17);
  public static final MessageType RECONFIGURE_REQUEST = of(18);
  public static final MessageType RECONFIGURE_REPLY = of(19);
  public static final MessageType DHCPV4_QUERY = of(20);
  public static final MessageType DHCPV4_RESPONSE = of(21);
  public static final MessageType ADDR_REG_INFORM = of(36);
  public static final MessageType ADDR_REG_REPLY = of(37);

  private final int code;

  private MessageType(int code) {
    this.code = code;
  }

  /** The type with that number, 0 to 255. */
  public static MessageType of(int code) {
    return ALL[code];
  }

  /** The type with that name as IANA's registry writes it, in any case. */
  public static Optional<MessageType> named(String name) {
    return MessageTypeNames.number(name).map(MessageType::of);
  }

  /** The number, 0 to 255. */
  public int code() {
    return code;
  }

  /** Whether this is RELAY-FORW or RELAY-REPL, the types with a relay header (section 9). */
  public boolean isRelay() {
    return this == RELAY_FORW || this == RELAY_REPL;
  }

  /**
   * Whether a client's message of this type carries the Server Identifier of the server it is meant
   * for (RFC 9915, section 16): REQUEST, RENEW, RELEASE and DECLINE.
   */
  public boolean namesServer() {
    return this == REQUEST || this == RENEW || this == RELEASE || this == DECLINE;
  }

  /** The name in IANA's registry, or {@code TYPE-200} for a number without one. */
  @Override
  public String toString() {
    return MessageTypeNames.name(code).orElseGet(() -> "TYPE-" + code);
  }

  /** Message types that only a server sends. */
  public static final class OfServers {

    /**
     * Types that a relay never relays outside a RELAY-REPL: RFC 9915, sections 16.3, 16.10 and
     * 16.11; RFC 5007, section 4.2.2; and responses that belong to TCP or to a request that this
     * node did not send.
     */
    public static final Set<MessageType> ALWAYS_DISCARDED =
        Set.of(
            MessageType.ADVERTISE,
            MessageType.REPLY,
            MessageType.RECONFIGURE,
            MessageType.LEASEQUERY_REPLY,
            MessageType.LEASEQUERY_DONE,
            MessageType.LEASEQUERY_DATA,
            MessageType.RECONFIGURE_REPLY);

    /** Newer types that a link discards unless the configuration allows them. */
    public static final Set<MessageType> DISCARDED_BY_DEFAULT =
        Set.of(MessageType.DHCPV4_RESPONSE, MessageType.ADDR_REG_REPLY);

    private OfServers() {}
  }
}
