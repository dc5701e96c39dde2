package net.relay6.settings;

/** Which clients a server answers. */
public enum ServerRole {
  /** All clients. */
  ACTIVE,
  /** Only messages that name it, as long as its partner works (RFC 8156; Kea's hot standby). */
  STANDBY,
  /**
   * Its own clients, chosen by a hash (RFC 3074; Kea's load balancing), and its partner's while the
   * partner has failed.
   */
  LOAD_BALANCING
}
