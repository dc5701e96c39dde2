package net.relay6.counters;

import java.util.Locale;

/** Why a datagram was not relayed. Each reason has a counter of its name and a test. */
public enum DropReason {
  /** Fewer octets than the header of its type (RFC 9915, sections 8 and 9). */
  TRUNCATED,
  /**
   * A message that fits one packet but arrived in fragments or in one frame with others, on a link
   * where messages are read from frames; no client sends it like this (RFC 8200, section 5).
   */
  FRAGMENTED,
  /**
   * From {@code ::}, an IPv4-mapped, loopback or multicast address: no response could be sent back.
   */
  BAD_SOURCE,
  /** ADVERTISE, REPLY and the like outside a RELAY-REPL: perhaps a rogue server (section 16). */
  SERVER_MESSAGE,
  /** RELAY-REPL sent to the multicast group on a client link, where no configured server is. */
  RELAY_REPLY_ON_LINK,
  /** A client's message to a unicast address of this node (section 16). */
  UNICAST_FROM_CLIENT,
  /** A message type the operator refuses on this link (RFC 7283, section 6). */
  DENIED_TYPE,
  /** RELAY-FORW with Relay-Supplied Options, which the operator refuses (RFC 6422, section 5). */
  SUPPLIED_OPTIONS,
  /** LEASEQUERY from a link where it is not allowed (RFC 5007, section 5). */
  LEASEQUERY_REFUSED,
  /** RELAY-FORW from a source no link lists under downstream-relays (RFC 6221, section 6.1.2). */
  UNTRUSTED_RELAY,
  /** RELAY-FORW from a source that a link lists, but not the link it came in by: perhaps forged. */
  RELAY_ON_OTHER_LINK,
  /** RELAY-FORW that has reached the hop-count limit (section 19.1.2). */
  HOP_LIMIT,
  /** Relay message without a Relay Message option (section 9). */
  NO_RELAYED_MESSAGE,
  /** Relay message with more than one: servers disagree which one counts. */
  SEVERAL_RELAYED_MESSAGES,
  /** Too large for a UDP datagram once relaying has added its header and options (section 21.1). */
  OVERSIZE,
  /** RELAY-REPL whose options run past its end. */
  MALFORMED_OPTIONS,
  /** RELAY-REPL whose relayed message has no whole header. */
  RELAYED_MESSAGE_TRUNCATED,
  /** RELAY-REPL from an address that is no configured server's (RFC 8213, section 3). */
  UNKNOWN_SERVER,
  /** RELAY-REPL that arrived by a client link that does not lead to its server: perhaps forged. */
  RELAY_REPLY_FROM_CLIENT_LINK,
  /** A message other than RELAY-REPL from a server. */
  NOT_A_RELAY_REPLY,
  /** Interface-Id of no link, or of a link that was removed (section 19.2). */
  UNKNOWN_INTERFACE_ID,
  /** RELAY-REPL with more than one Interface-Id. */
  SEVERAL_INTERFACE_IDS,
  /** No Interface-Id, and a link-address that lies on no link. */
  UNKNOWN_LINK_ADDRESS,
  /** No Interface-Id, and a link-address that several links share (section 19.1.1). */
  AMBIGUOUS_LINK_ADDRESS,
  /** Neither Interface-Id nor link-address, and a peer-address that no route can reach. */
  NO_EGRESS,
  /** RELAY-REPL for {@code ::}, loopback, a group, an IPv4-mapped address, or this node. */
  BAD_PEER,
  /** RELAY-FORW inside a RELAY-REPL, which the operator refuses. */
  RELAYED_RELAY_FORWARD,
  /** Above the rate limit of one client (RFC 9915, section 14.1). */
  CLIENT_RATE,
  /** Above the rate limit of a link (RFC 6221, section 9). */
  LINK_RATE,
  /** Above the rate limit of all links together. */
  UPSTREAM_RATE,
  /** A fault of relay6 itself; the log has the frame. */
  INTERNAL_ERROR;

  @SuppressWarnings("ImmutableEnumChecker") // a record of this enum alone
  private final Outcome.Dropped outcome = new Outcome.Dropped(this);

  /** The outcome of a datagram dropped for this reason. */
  public Outcome.Dropped outcome() {
    return outcome;
  }

  /** The name operators see: {@code hop-limit}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
