package net.relay6.settings;

/** The accepted sources of RELAY-REPLs; by a client link only if the link leads to the server. */
public enum AcceptFrom {
  /** Servers with a configured unicast address. */
  CONFIGURED_SERVERS,
  /** Any source; a group of servers responds from addresses that are not known in advance. */
  ANYONE
}
