package net.relay6.settings;

/**
 * Whose RELAY-REPLs a relay accepts, by the source address of the datagram; from a client link only
 * where it leads to the server.
 */
public enum AcceptFrom {
  /** Those whose unicast address the configuration holds. */
  CONFIGURED_SERVERS,
  /** Anyone's; a group of servers answers from addresses nobody knows beforehand. */
  ANYONE
}
