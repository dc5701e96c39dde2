package net.relay6.bindings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the book holds after messages were relayed: {@code bindings/stories.txt}. */
class BindingBookTest {

  private record Named(String name, List<String> lines) {}

  @TestFactory
  Stream<DynamicTest> holdsWhatTheRepliesGranted() throws IOException {
    return stories()
        .map(story ->
            DynamicTest.dynamicTest(
                story.name(),
                () -> {
                  BookStory told = new BookStory();
                  story.lines().forEach(told::tell);
                }));
  }

  private static Stream<Named> stories() throws IOException {
    try (var in = BindingBookTest.class.getResourceAsStream("/bindings/stories.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("(?m)^== ", -1))
          .filter(story -> !story.isBlank())
          .map(story -> story.lines().toList())
          .map(lines ->
              new Named(
                  lines.getFirst(),
                  lines.stream().skip(1).filter(line -> !line.isBlank()).toList()))
          .toList()
          .stream();
    }
  }

  @Test
  void aChangeHasTheNumberAfterThatOfTheOneBefore() {
    BookStory story = new BookStory();
    long[] last = {story.book().sequence()};
    story.book().add(change -> assertEquals(++last[0], change.sequence()));
    story.tell("1 alpha to c1 REPLY 1 pd1 2001:db8:8:100::/56=600 na1 2001:db8::1=600");
    story.tell("2 alpha to c1 REPLY 2 pd1 2001:db8:8:100::/56=600");
    story.tell("900");
    assertEquals(5, last[0]);
    assertEquals(5, story.book().sequence());
  }

  @Test
  void aFullBookOmitsNewBindingsAndSaysSo() {
    BookStory story = new BookStory();
    for (int client = 1; client <= 9; client++) {
      story.tell("%d alpha to c%d REPLY 1 na1 2001:db8::%d=600".formatted(client, client, client));
    }
    assertEquals(8, story.book().size());
    assertEquals(1, story.book().omitted());
    story.tell("incomplete since 9");
    story.tell("10 alpha to c1 REPLY 2 na1 2001:db8::1=600");
    assertEquals(1, story.book().omitted(), "an extended one has its place");
  }
}
