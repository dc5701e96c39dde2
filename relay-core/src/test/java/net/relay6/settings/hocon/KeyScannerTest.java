package net.relay6.settings.hocon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KeyScannerTest {

  /** Every way HOCON has of writing a key, a value and a comment. */
  private static final String ODDITIES =
      """
      # not = a key
      a = 1, b : 2 // no = key
      c { d = x y z, e += 1 }
      f.g."h.i".j = "quoted { = } // text" # comment
      "k" = \"\"\"three " quotes
      l = no key \"\"\"\"
      m
      {
        n = [ 1, { o = [ { p = 1 }, 2 ] } { q = 3 }
          { r = "]" } ] [ { s = 4 } ]
      }
      t
        =
        u # v = 1
      includes = 1
      include-x = 2
      w = ${a}${?y} { x = ${"k"} }
      z = { aa = "\\"}" } { ab = 1 }
      ac = //
        1
      ad = [
        # ae = 1
        { af = 1 } // ag = 2
        ,
        { ah = 1 }
      ]
      """;

  @Test
  void findsTheKeysTheLibraryFinds() {
    String text = ODDITIES.replace("w = ${a}${?y} {", "w = {");
    TreeSet<String> known = new TreeSet<>();
    collect(
        "", ConfigFactory.parseString(text).resolve(ConfigResolveOptions.noSystem()).root(), known);
    TreeSet<String> found = new TreeSet<>(paths(text));
    found.addAll(List.of("f", "f.g", "f.g.\"h.i\""));
    assertEquals(known, found);
  }

  @Test
  void countsLines() {
    assertEquals(
        Map.of("a", 1, "b", 3, "b.c", 5, "d", 7),
        KeyScanner.scan("a = 1\n\nb\n{\nc = \"x\" }\n# e = 1\nd = 1", "").keys().stream()
            .collect(Collectors.toMap(KeyScanner.Key::path, KeyScanner.Key::line)));
  }

  @Test
  void marksWhatBuildsOnTheValueBefore() {
    List<Boolean> builds =
        KeyScanner.scan("a = [1]\na += 2\na = ${a} [3]\na = ${?a}\na = ${b}\na = {c = ${a}}", "")
            .keys()
            .stream()
            .filter(key -> key.path().equals("a"))
            .map(KeyScanner.Key::builds)
            .toList();
    assertEquals(List.of(false, true, true, true, false, false), builds);
  }

  @Test
  void findsIncludesWithTheBlockTheyStandIn() {
    assertEquals(
        List.of(
            new KeyScanner.Include("\"a.conf\"", "root", 1),
            new KeyScanner.Include("required(file(\"b, c.conf\"))", "root.d", 3)),
        KeyScanner.scan("include \"a.conf\"\nd {\ninclude required(file(\"b, c.conf\")) }", "root")
            .includes());
  }

  /** Includes are looked for before the library has judged the text. */
  @Test
  void endsOnTextThatIsNoHocon() {
    Random random = new Random(6853);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder(ODDITIES);
      for (int change = 0; change < 8; change++) {
        text.setCharAt(random.nextInt(text.length()), "{}[]\"$=,\n\\#+".charAt(random.nextInt(12)));
      }
      assertTrue(KeyScanner.scan(text.toString(), "").keys().size() < text.length());
    }
  }

  private static List<String> paths(String text) {
    return KeyScanner.scan(text, "").keys().stream().map(KeyScanner.Key::path).toList();
  }

  private static void collect(String path, ConfigValue value, Set<String> paths) {
    switch (value) {
      case ConfigObject object ->
          object.forEach((key, inner) -> {
            String name = key.matches("[A-Za-z0-9_-]+") ? key : '"' + key + '"';
            String full = path.isEmpty() ? name : path + "." + name;
            paths.add(full);
            collect(full, inner, paths);
          });
      case ConfigList list -> {
        for (int index = 0; index < list.size(); index++) {
          collect(path + "[#" + (index + 1) + "]", list.get(index), paths);
        }
      }
      default -> {}
    }
  }
}
