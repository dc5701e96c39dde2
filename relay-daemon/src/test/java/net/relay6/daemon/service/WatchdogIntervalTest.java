package net.relay6.daemon.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchdogIntervalTest {

  @ParameterizedTest
  @CsvSource({
    "30000000,     , 15000000",
    "30000000, 4711, 15000000",
    "30000000, 4712, ",
    "        , 4711, ",
    "0       ,     , ",
    "1       ,     , ",
    "soon    ,     , ",
    "-5      ,     , "
  })
  void isHalfOfWhatIsAskedOfThisProcess(
      @Nullable String timeoutMicros, @Nullable String pid, @Nullable Long expected) {
    Map<String, String> environment = new HashMap<>();
    if (timeoutMicros != null) {
      environment.put("WATCHDOG_USEC", timeoutMicros);
    }
    if (pid != null) {
      environment.put("WATCHDOG_PID", pid);
    }
    assertEquals(
        Optional.ofNullable(expected),
        Systemd.WatchdogInterval.of(environment, 4711).map(Systemd.WatchdogInterval::micros));
  }
}
