package net.relay6.settings.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxFaultTest {

  /** Every way HOCON has of writing a key, a value and a comment. */
  private static final String ODDITIES =
      """
      # { [ " $ not
      include "a.conf"
      include file("b.conf")
      a = 1, b : 2 // no = key
      c { d = x y z, e += 1, f = -1.5e3, }
      g.h."i.j".k = "quoted { = } // text" # comment
      "l" = \"\"\"three " quotes
      m = no key \"\"\"\"
      n
      {
        o = [ 1, { p = [ { q = 1 }, 2 ] } { r = 3 }
          { s = "]" } ] [ { t = 4 } ]
      }
      u
        =
        v # w = 1
      x = ${a}${?y} { z = ${"l"} }
      y = ${?l} [ 1 ] ${?l}
      aa = { ab = "\\"\\u00e4}" } { ac = 1 }
      ad = //
        1
      ae = [
        # af = 1
        { ag = 1 } // ah = 2
        ,
        10.1 ms, true, a/b, 300 ms
      ]
      """;

  @Test
  void findsNothingInTextTheLibraryAccepts() throws IOException {
    assertEquals(Optional.empty(), SyntaxFault.find(ODDITIES));
    try (InputStream stream = SyntaxFaultTest.class.getResourceAsStream("/reference.conf")) {
      String manual =
          new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(Optional.empty(), SyntaxFault.find(manual));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "{ a = 1 }",
        "{\n}",
        "[ 1, 2 ]",
        "a {}",
        "a{b{c=[[1],[2]]}}",
        "\ufeffa = 1",
        "a = [\n{ b = 1 }\n]\nc {\nd = 1\n}",
        "a = [ {\n  b = 1\n}, {\n  c = 1\n} ]",
        "a=\r\n1\r\n"
      })
  void findsNothingInShortText(String text) {
    assertEquals(Optional.empty(), SyntaxFault.find(text));
  }

  /** It need not find every fault, but ends, and blames a line there is. */
  @Test
  void blamesALineOfWhateverIsNoHocon() {
    Random random = new Random(6853);
    int found = 0;
    int refused = 0;
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder(ODDITIES);
      for (int change = 0; change < 4; change++) {
        text.setCharAt(random.nextInt(text.length()), "{}[]\"$=,\n\\#+".charAt(random.nextInt(12)));
      }
      if (isRefused(text.toString())) {
        refused++;
        Optional<SyntaxFault> fault = SyntaxFault.find(text.toString());
        found += fault.isPresent() ? 1 : 0;
        long lines = text.chars().filter(c -> c == '\n').count() + 1;
        assertFalse(fault.filter(one -> one.line() < 1 || one.line() > lines + 1).isPresent());
      }
    }
    assertTrue(refused > 1_000 && found > refused * 0.95, found + " of " + refused);
  }

  private static boolean isRefused(String text) {
    try {
      ConfigFactory.parseString(text);
      return false;
    } catch (ConfigException _) {
      return true;
    }
  }
}
