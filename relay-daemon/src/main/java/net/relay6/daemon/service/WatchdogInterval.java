package net.relay6.daemon.service;

import java.util.Map;
import java.util.Optional;

/**
 * The interval of watchdog messages: half of the time after which the service manager considers the
 * process dead (sd_watchdog_enabled(3)).
 *
 * @param micros microseconds between two messages, at least 1
 */
record WatchdogInterval(long micros) {

  /** The interval that the environment requests of this process; empty if it requests none. */
  static Optional<WatchdogInterval> of(Map<String, String> environment) {
    return of(environment, ProcessHandle.current().pid());
  }

  /**
   * The interval that the environment requests of the process {@code pid}; the request may be for
   * another process.
   */
  static Optional<WatchdogInterval> of(Map<String, String> environment, long pid) {
    boolean isForOther =
        Optional.ofNullable(environment.get("WATCHDOG_PID"))
            .filter(asked -> !asked.equals(String.valueOf(pid)))
            .isPresent();
    return isForOther
        ? Optional.empty()
        : Optional.ofNullable(environment.get("WATCHDOG_USEC"))
            .filter(text -> text.matches("[0-9]{1,18}"))
            .map(Long::valueOf)
            .filter(timeoutMicros -> timeoutMicros > 1)
            .map(timeoutMicros -> new WatchdogInterval(timeoutMicros / 2));
  }
}
