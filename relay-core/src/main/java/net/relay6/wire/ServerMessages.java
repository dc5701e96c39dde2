package net.relay6.wire;

import java.util.Set;

/** Message types that only a server sends. */
public final class ServerMessages {

  /**
   * Types that a relay never relays outside a RELAY-REPL: RFC 9915, sections 16.3, 16.10 and 16.11;
   * RFC 5007, section 4.2.2; and responses that belong to TCP or to a request that this node did
   * not send.
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

  private ServerMessages() {}
}
