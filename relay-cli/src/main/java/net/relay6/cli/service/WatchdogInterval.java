package net.relay6.cli.service;

import java.util.Map;
import java.util.Optional;

/**
 * How often to give a sign of life: at half of the time after which the service manager takes the
 * process for dead (sd_watchdog_enabled(3)).
 *
 * @param micros microseconds between two signs, at least 1
 */
record WatchdogInterval(long micros) {

  /** What the environment asks of this process; empty when it asks for nothing. */
  static Optional<WatchdogInterval> of(Map<String, String> environment) {
    return of(environment, ProcessHandle.current().pid());
  }

  /** What the environment asks of the process {@code pid}: it may be meant for another. */
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
