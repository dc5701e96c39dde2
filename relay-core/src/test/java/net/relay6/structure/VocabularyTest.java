package net.relay6.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Words that have a better one in the glossary of CONTRIBUTING.md do not come back: neither in
 * names nor in comments of what is shipped. {@code structure/vocabulary.txt} lists them.
 */
class VocabularyTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern TEXT =
      Pattern.compile("\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"");
  private static final Pattern COMMENT = Pattern.compile("/\\*(?s:.*?)\\*/|//[^\n]*");

  private enum Where {
    NAMES,
    COMMENTS,
    BOTH
  }

  private record Rule(Where where, Pattern word, String better) {
    static Rule of(String line) {
      String[] cells = line.split("\t", -1);
      Where where = Where.valueOf(cells[0]);
      int flags = where == Where.COMMENTS ? Pattern.CASE_INSENSITIVE : 0;
      return new Rule(where, Pattern.compile(cells[1], flags), cells[2]);
    }

    Stream<String> found(String names, String comments) {
      String text =
          switch (where) {
            case NAMES -> names;
            case COMMENTS -> comments;
            case BOTH -> names + comments;
          };
      return word.matcher(text).results().map(hit -> hit.group() + "; better: " + better);
    }
  }

  @Test
  void wordsOutsideTheGlossaryAreNotUsed() throws IOException {
    List<Rule> rules = rules();
    List<String> found = new ArrayList<>();
    for (Path file : shipped()) {
      String code = TEXT.matcher(Files.readString(file)).replaceAll("\"\"");
      String comments =
          COMMENT.matcher(code).results().map(hit -> hit.group()).collect(Collectors.joining("\n"));
      String names = COMMENT.matcher(code).replaceAll(Matcher.quoteReplacement(" "));
      rules.forEach(rule ->
          rule.found(names, comments).forEach(hit -> found.add(file.getFileName() + ": " + hit)));
    }
    assertEquals(List.of(), found);
  }

  @Test
  void aWordIsFoundInANameOrAComment() {
    Rule rule = Rule.of("BOTH\t\\bheart\\b\tinnermost");
    assertEquals(List.of("heart; better: innermost"), rule.found("int heart;", "").toList());
    assertEquals(1, rule.found("", "/** At the heart. */").count());
  }

  private static List<Rule> rules() throws IOException {
    try (var in = VocabularyTest.class.getResourceAsStream("/structure/vocabulary.txt")) {
      List<Rule> rules =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(Rule::of)
              .toList();
      assertTrue(rules.size() > 30, rules.size() + " rules");
      return rules;
    }
  }

  private static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      List<Path> shipped =
          files
              .filter(file -> file.toString().matches(".*/relay-\\w+/src/main/java/.*\\.java"))
              .sorted()
              .toList();
      assertTrue(shipped.size() > 300, shipped.size() + " files");
      return shipped;
    }
  }
}
