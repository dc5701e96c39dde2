package net.relay6.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** House rules on the text of all modules: sizes, names, and words that have a better one. */
class TidyTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final int FILE_CEILING = 400;
  private static final int FILE_MEDIAN = 90;
  private static final int PACKAGE_CEILING = 25;
  private static final int METHOD_CEILING = 50;
  private static final int METHOD_MEDIAN = 6;

  /**
   * A method's first line, as the formatter leaves it, down to the brace that closes it; in nested
   * types, too.
   */
  private static final Pattern METHOD =
      Pattern.compile(
          "(?m)^( {2}| {4}| {6})(?!(?:if|for|while|switch|try|synchronized|return) )"
              + "(?![^;={]*\\b(?:class|record|interface|enum) )"
              + "(?:\\w|<)[^;=\\n]*\\([^;=]*?\\) (?:throws [\\w, ]+ )?\\{\\n((?s:.*?))^\\1}$");

  private static final Map<String, String> BANNED =
      Map.of(
          "printStackTrace(",
          "a logger, or a line for the operator",
          "System.currentTimeMillis",
          "a clock that is passed in",
          "InetAddress.getByName",
          "Ipv6Address.parse",
          "Thread.sleep",
          "waiting for what shall come true",
          "TO" + "DO",
          "doing it",
          "FIX" + "ME",
          "fixing it",
          "@Disabled",
          "a test that runs");

  /** Where a banned word is the right one, and why. */
  private static final Map<String, String> EXCUSED =
      Map.of(
          "RelayMain.java printStackTrace(",
              "a fault of relay6 itself, shown once as the process ends",
          "Host.java Thread.sleep", "the kernel reports no event when an address becomes usable",
          "Await.java Thread.sleep", "the one place where tests wait");

  private static final Pattern BANNED_NAME =
      Pattern.compile(
          "\\b(?:class|record|interface|enum) (\\w*(?:Manager|Helper|Utils?|Impl)|Abstract\\w+|Base\\w+)\\b");

  private static final Pattern COMPARED_TEXT =
      Pattern.compile(
          "getMessage\\(\\)\\)?\\s*\\.(?:contains|equals|startsWith|endsWith|matches|indexOf)\\w*\\("
              + "|\"(?:[Pp]ermission denied|[^\"]*(?:already )?in use|[Cc]onnection refused"
              + "|[Nn]o such (?:file|device)|[Oo]peration not permitted)\"");

  @Test
  void filesFitAFewScreens() throws IOException {
    List<Integer> lengths = new ArrayList<>();
    for (Path file : sources()) {
      int length = Files.readAllLines(file).size();
      assertTrue(length <= FILE_CEILING, file + " has " + length + " lines");
      lengths.add(length);
    }
    assertTrue(median(lengths) <= FILE_MEDIAN, "the median file has " + median(lengths) + " lines");
  }

  @Test
  void aPackageHoldsAtMostTwentyFiveFiles() throws IOException {
    Map<Path, Long> sizes =
        shipped().stream()
            .filter(file -> !file.endsWith("package-info.java"))
            .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    assertEquals(
        List.of(),
        sizes.entrySet().stream().filter(size -> size.getValue() > PACKAGE_CEILING).toList());
  }

  @Test
  void methodsFitAGlance() throws IOException {
    List<Integer> lengths = new ArrayList<>();
    for (Path file : shipped()) {
      Matcher method = METHOD.matcher(Files.readString(file));
      while (method.find()) {
        int length = (int) method.group(2).lines().count();
        assertTrue(
            length <= METHOD_CEILING,
            file + ": a method of " + length + " lines\n" + method.group());
        lengths.add(length);
      }
    }
    assertTrue(lengths.size() > 500, "found only " + lengths.size() + " methods");
    assertTrue(
        median(lengths) <= METHOD_MEDIAN, "the median method has " + median(lengths) + " lines");
  }

  @Test
  void wordsThatHaveABetterOneAreNotUsed() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources()) {
      String text = Files.readString(file);
      BANNED.forEach((word, better) -> {
        if (text.contains(word)
            && !EXCUSED.containsKey(file.getFileName() + " " + word)
            && !file.endsWith("TidyTest.java")) {
          found.add(file.getFileName() + " uses " + word + "; better: " + better);
        }
      });
      Matcher name = BANNED_NAME.matcher(text);
      while (name.find() && !file.endsWith("TidyTest.java")) {
        found.add(file.getFileName() + ": " + name.group(1) + " says nothing");
      }
    }
    assertEquals(List.of(), found);
  }

  /** The text of an error depends on the language of the process; its number or type does not. */
  @Test
  void noErrorIsToldApartByItsText() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : shipped()) {
      Matcher compared = COMPARED_TEXT.matcher(Files.readString(file));
      while (compared.find()) {
        found.add(file.getFileName() + ": " + compared.group());
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void onlyMainEndsTheProcess() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources()) {
      if (Files.readString(file).contains("System.exit")
          && !file.endsWith("RelayMain.java")
          && !file.endsWith("TidyTest.java")) {
        found.add(file.toString());
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void everyShippedPackageIsNullMarked() throws IOException {
    List<Path> unmarked = new ArrayList<>();
    for (Path file : sources()) {
      Path described = file.resolveSibling("package-info.java");
      boolean shipped = file.toString().contains("/src/main/");
      if (shipped
          && !file.endsWith("module-info.java")
          && !(Files.exists(described) && Files.readString(described).contains("@NullMarked"))) {
        unmarked.add(file);
      }
    }
    assertEquals(List.of(), unmarked);
  }

  private static int median(List<Integer> lengths) {
    return lengths.stream().sorted().toList().get(lengths.size() / 2);
  }

  /** Tests may be as long as their data. */
  private static List<Path> shipped() throws IOException {
    return sources().stream().filter(file -> file.toString().contains("/src/main/")).toList();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }
}
