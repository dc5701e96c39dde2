package net.relay6.settings;

/** How independent servers share the addresses of one link (RFC 6853). */
public enum ServerSetModel {
  /** One prefix, a part of it for each server (section 6.1). */
  SPLIT_PREFIXES,
  /** A prefix for each server (section 6.2). */
  MULTIPLE_PREFIXES,
  /** One prefix and the same pool for all servers (section 6.3). */
  IDENTICAL_PREFIXES
}
