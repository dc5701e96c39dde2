package net.relay6.settings;

/** Whom a server answers. */
public enum ServerRole {
  /** Everybody. */
  ACTIVE,
  /** Only messages that name it, while its partner works (RFC 8156; Kea's hot standby). */
  STANDBY
}
