package net.relay6.runtime.server;

import java.time.Duration;

/** The outcome of a probe that the operator requested. */
public sealed interface ProbeOutcome {

  /**
   * The server has responded.
   *
   * @param after time since the probe was sent
   */
  record Responded(Duration after) implements ProbeOutcome {}

  /**
   * The kernel reported that the probe cannot arrive.
   *
   * @param state the resulting state of the server: refused or unreachable
   * @param errorText the kernel's error text
   */
  record Refused(ServerState.Condition state, String errorText) implements ProbeOutcome {}

  /**
   * No response arrived.
   *
   * @param within the waiting time
   */
  record Silent(Duration within) implements ProbeOutcome {}

  /** No such server is configured. */
  record UnknownServer() implements ProbeOutcome {}

  /**
   * The probe was not sent.
   *
   * @param why for people
   */
  record NotSent(String why) implements ProbeOutcome {}
}
