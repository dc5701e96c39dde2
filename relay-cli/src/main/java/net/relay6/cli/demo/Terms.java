package net.relay6.cli.demo;

/** Lifetimes the demo's servers give: hours of real life in seconds. */
final class Terms {

  /** When the client asks its server again. */
  static final int RENEW_SECONDS = 2;

  /** When it asks any server. */
  static final int REBIND_SECONDS = 4;

  static final int PREFERRED_SECONDS = 6;
  static final int VALID_SECONDS = 8;

  private Terms() {}
}
