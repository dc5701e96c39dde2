package net.relay6.daemon.view;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.runtime.Relay;
import net.relay6.runtime.server.ServerState;

/**
 * The problems of servers.
 *
 * @param sentences one for each server with a problem
 * @param anyIsUsable whether there is a server without a problem
 */
record ServerProblems(List<String> sentences, boolean anyIsUsable) {

  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /** The current problems, with times of {@code clock}. */
  static ServerProblems of(Relay relay, InstantSource clock) {
    Stream<String> names = relay.servers().stream().map(ServerPlan::name);
    return of(names.toList(), relay.serverStates(), clock.instant(), ZoneId.systemDefault());
  }

  /** The problems of those servers, in their order. */
  static ServerProblems of(
      List<String> servers, Map<String, ServerState> states, Instant now, ZoneId zone) {
    List<String> sentences = new ArrayList<>();
    for (String server : servers) {
      ServerState state = states.get(server);
      if (state != null && !state.isGood()) {
        sentences.add(sentence(server, state, now, zone));
      }
    }
    return new ServerProblems(sentences, sentences.size() < servers.size());
  }

  private static String sentence(String server, ServerState state, Instant now, ZoneId zone) {
    String advice = state.condition().advice();
    return "server %s: %s since %s (%s)%s"
        .formatted(
            server,
            state.condition().label(),
            time(state.since(), now, zone),
            state.detail(),
            advice.isEmpty() ? "" : "; " + advice);
  }

  /** The time of day, with the date if it is not today. */
  private static String time(Instant since, Instant now, ZoneId zone) {
    LocalDateTime then = LocalDateTime.ofInstant(since, zone).truncatedTo(ChronoUnit.SECONDS);
    return then.toLocalDate().equals(LocalDateTime.ofInstant(now, zone).toLocalDate())
        ? DateTimeFormatter.ISO_LOCAL_TIME.format(then)
        : DAY_AND_TIME.format(then);
  }
}
