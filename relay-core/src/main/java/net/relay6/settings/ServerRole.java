package net.relay6.settings;

/** Whom a server answers. */
public enum ServerRole {
  /** Everybody. */
  ACTIVE,
  /** Only messages that name it, while its partner works (RFC 8156; Kea's hot standby). */
  STANDBY,
  /**
   * Its own clients, chosen by a hash (RFC 3074; Kea's load balancing), and its partner's while
   * that one does not work.
   */
  LOAD_BALANCING
}
