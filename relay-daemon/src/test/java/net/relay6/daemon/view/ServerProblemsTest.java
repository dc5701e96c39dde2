package net.relay6.daemon.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import net.relay6.daemon.resource.ReadinessResource;
import net.relay6.runtime.server.ServerState;
import net.relay6.runtime.server.ServerState.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is wrong with servers, in sentences. */
class ServerProblemsTest {

  private static final Instant SINCE = Instant.parse("2026-11-27T12:03:04.567Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          REFUSED     | port 547 unreachable, 38 copies | server alpha: refused since 12:03:04 (port 547 unreachable, 38 copies); start the server
          UNREACHABLE | No route to host, 2 copies      | server alpha: unreachable since 12:03:04 (No route to host, 2 copies); check whether its machine is on, and run `ip -6 route get` with its address
          SILENT      | it does not respond             | server alpha: silent since 12:03:04 (it does not respond); see `relay6 findings`
          NOT_OPEN    | no address is known             | server alpha: not open since 12:03:04 (no address is known)
          """)
  void saysWhichServerWhatSinceWhenAndWhatToDo(
      Condition condition, String detail, String sentence) {
    assertEquals(List.of(sentence), problems(condition, detail, "2026-11-27T23:59:59Z"));
  }

  @ParameterizedTest
  @EnumSource(names = {"RESPONDING", "UNPROVEN", "DRAINING"})
  void saysNothingOfAServerOfWhichNothingIsWrong(Condition condition) {
    assertEquals(List.of(), problems(condition, "", "2026-11-27T23:59:59Z"));
  }

  @Test
  void saysTheDayWhenItIsNotToday() {
    String sentence = problems(Condition.REFUSED, "x", "2026-11-28T00:00:00Z").getFirst();
    assertTrue(sentence.contains("refused since 2026-11-27 12:03:04 (x)"), sentence);
  }

  @Test
  void oneServerThatMayRespondIsEnough() {
    assertTrue(anyIsUsable(Condition.REFUSED, Condition.UNPROVEN));
    assertTrue(anyIsUsable(Condition.RESPONDING, Condition.SILENT));
    assertFalse(anyIsUsable(Condition.REFUSED, Condition.UNREACHABLE));
    assertFalse(anyIsUsable(Condition.SILENT, Condition.NOT_OPEN));
  }

  private static boolean anyIsUsable(Condition alpha, Condition beta) {
    Map<String, ServerState> states = Map.of("alpha", state(alpha, ""), "beta", state(beta, ""));
    return ReadinessResource.ServerProblems.of(
            List.of("alpha", "beta"), states, SINCE, ZoneOffset.UTC)
        .anyIsUsable();
  }

  private static List<String> problems(Condition condition, String detail, String now) {
    return ReadinessResource.ServerProblems.of(
            List.of("alpha"),
            Map.of("alpha", state(condition, detail)),
            Instant.parse(now),
            ZoneOffset.UTC)
        .sentences();
  }

  private static ServerState state(Condition condition, String detail) {
    return new ServerState(condition, SINCE, detail);
  }
}
