package net.relay6.cli;

/** What the process tells its caller. Documented in every command's help. */
final class ExitCode {

  /** All went well. */
  static final int OK = 0;

  /** It was asked for the right thing and could not do it. */
  static final int FAILED = 1;

  /** The settings or the command line are wrong; nothing was opened. */
  static final int MISTAKE = 2;

  /** An audit has found something, or a probe no response; 3 is the launcher's. */
  static final int FOUND = 4;

  /** A running relay cannot go on, as after an Error inside it; its supervisor starts it again. */
  static final int ENDED = 5;

  /** Other processes relay all the links it was to relay; nothing was opened. */
  static final int TAKEN = 6;

  private ExitCode() {}
}
