package net.relay6.cli.demo;

/** The lifetimes of the demo's leases: seconds instead of hours. */
final class Terms {

  /** T1: when the client sends RENEW. */
  static final int RENEW_SECONDS = 2;

  /** T2: when the client sends REBIND. */
  static final int REBIND_SECONDS = 4;

  static final int PREFERRED_SECONDS = 6;
  static final int VALID_SECONDS = 8;

  private Terms() {}
}
