package net.relay6.settings;

/** How clients are named in logs, metrics and lists. */
public enum Privacy {
  /** DUIDs, hardware addresses, addresses and names in clear. */
  CLEAR,
  /** A keyed hash of each. */
  HASHED
}
