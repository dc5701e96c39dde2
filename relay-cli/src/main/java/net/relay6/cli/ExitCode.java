package net.relay6.cli;

/** The exit codes. Documented in every command's help. */
final class ExitCode {

  /** Success. */
  static final int OK = 0;

  /** The request was valid but failed. */
  static final int FAILED = 1;

  /** The configuration or the command line is wrong; nothing was opened. */
  static final int MISTAKE = 2;

  /** An audit has findings, or a probe has no response; 3 is the launcher's. */
  static final int FOUND = 4;

  /** A running relay cannot continue, for example after an Error; its supervisor restarts it. */
  static final int ENDED = 5;

  /** Other processes relay all configured links; nothing was opened. */
  static final int TAKEN = 6;

  private ExitCode() {}
}
