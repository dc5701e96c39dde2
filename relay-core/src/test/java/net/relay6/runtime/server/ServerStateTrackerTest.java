package net.relay6.runtime.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.relay6.transport.ChannelStates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The states of a server as data: what is seen at each look, and what is known then. */
class ServerStateTrackerTest {

  /** A story of {@code serverstates.txt}. */
  record Course(String title, List<String> looks) {

    @Override
    public String toString() {
      return title;
    }
  }

  private final Map<String, Long> counts = new HashMap<>();
  private Optional<ChannelStates.State> socket = socket(true, "from a to b", 0, false);
  private Optional<SilenceFinding> silence = Optional.empty();
  private boolean asked = true;
  private String words = "";

  static List<Course> courses() {
    try (InputStream file = ServerStateTrackerTest.class.getResourceAsStream("/serverstates.txt")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("(?m)^== ", -1))
          .filter(part -> !part.isBlank())
          .map(part -> part.lines().toList())
          .map(lines -> new Course(lines.getFirst(), lines.subList(1, lines.size())))
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @ParameterizedTest
  @MethodSource("courses")
  void isWhatTheLooksShow(Course course) {
    assertFalse(course.looks().isEmpty());
    ServerStateTracker server = new ServerStateTracker(sample(0));
    for (String look : course.looks()) {
      String[] sides = look.split(" +\\| ", 2);
      String[] seen = sides[0].split(" ", 2);
      long second = Long.parseLong(seen[0]);
      if (seen.length > 1) {
        Arrays.stream(seen[1].split("; ", -1)).forEach(what -> see(what, second));
      }
      assertEquals(sides[1], told(server.update(sample(second)), server), look);
    }
  }

  private void see(String what, long second) {
    String word = what.split(" ", 2)[0];
    String rest = what.substring(word.length()).strip();
    switch (word) {
      case "closed" -> socket = socket(false, rest, second, false);
      case "wayless" -> socket = socket(false, rest, second, true);
      case "open" -> socket = socket(true, "from a to b", second, false);
      case "asked" -> asked = true;
      case "unasked" -> asked = false;
      case "words" -> words = rest;
      case "silent" -> silence = Optional.of(silence(rest.split(" since ", 2)));
      case "spoken" -> silence = Optional.empty();
      default -> counts.put(word, Long.parseLong(rest));
    }
  }

  private static SilenceFinding silence(String... finding) {
    return new SilenceFinding(
        Long.parseLong(finding[0]), Instant.ofEpochSecond(Long.parseLong(finding[1])));
  }

  private static Optional<ChannelStates.State> socket(
      boolean open, String detail, long second, boolean unreachable) {
    return Optional.of(
        new ChannelStates.State(open, detail, Instant.ofEpochSecond(second), unreachable));
  }

  private ServerStateTracker.Snapshot sample(long second) {
    return new ServerStateTracker.Snapshot(
        Instant.ofEpochSecond(second),
        socket,
        asked,
        new ServerStateTracker.Snapshot.Counts(
            count("copies"),
            count("responses"),
            count("refused"),
            count("unreachable"),
            count("probes")),
        words,
        silence);
  }

  private long count(String name) {
    return counts.getOrDefault(name, 0L);
  }

  private static String told(ServerState state, ServerStateTracker server) {
    return "%s since %d%s%s"
        .formatted(
            state.condition().label(),
            state.since().getEpochSecond(),
            state.detail().isEmpty() ? "" : ": " + state.detail(),
            server.needsProbe() ? ", doubtful" : "");
  }
}
