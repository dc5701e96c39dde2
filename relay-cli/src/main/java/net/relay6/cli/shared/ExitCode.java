package net.relay6.cli.shared;

/** The exit codes. Documented in every command's help. */
public final class ExitCode {

  /** Success. */
  public static final int OK = 0;

  /** The request was valid but failed. */
  public static final int FAILED = 1;

  /** The configuration or the command line is wrong; nothing was opened. */
  public static final int MISTAKE = 2;

  /** An audit has findings, or a probe has no response; 3 is the launcher's. */
  public static final int FOUND = 4;

  /** A running relay cannot continue, for example after an Error; its supervisor restarts it. */
  static final int ENDED = 5;

  /** Other processes relay all configured links; nothing was opened. */
  public static final int TAKEN = 6;

  private ExitCode() {}
}
