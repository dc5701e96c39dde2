package net.relay6.assembly;

import java.time.Duration;

/** What came of a probe that the operator wanted. */
public sealed interface ProbeOutcome {

  /**
   * The server has responded.
   *
   * @param after how long after the probe was sent
   */
  record Responded(Duration after) implements ProbeOutcome {}

  /**
   * The kernel said that the probe does not arrive.
   *
   * @param state the server's state as that shows it: refused or unreachable
   * @param words what the kernel said
   */
  record Refused(ServerState.Condition state, String words) implements ProbeOutcome {}

  /**
   * Nothing came.
   *
   * @param within how long it was waited for
   */
  record Silent(Duration within) implements ProbeOutcome {}

  /** No such server is configured. */
  record UnknownServer() implements ProbeOutcome {}

  /**
   * Nothing was sent.
   *
   * @param why for people
   */
  record NotSent(String why) implements ProbeOutcome {}
}
