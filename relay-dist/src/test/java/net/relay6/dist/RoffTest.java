package net.relay6.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What man(7) would take for markup stays words, and what is markup becomes that of man(7). */
class RoffTest {

  private static final Edition EDITION = new Edition("1.2", "2026-11-24");
  private static final String TITLE =
      ".TH \"PAGE\" 8 2026-11-24 \"relay6 1.2\" \"relay6\"\n.nh\n.ad l\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--config | \\-\\-config",
        "a\\b     | a\\(rsb",
        "it's     | it\\(aqs",
        "`x` ~ ^  | \\(gax\\(ga \\(ti \\(ha",
        "an end…  | an end..."
      })
  void keepsWordsAsTheyAre(String words, String escaped) {
    assertEquals(escaped, Roff.plain(words));
  }

  @Test
  void hidesControlCharactersAtTheStartOfALine() {
    Roff page = new Roff("page", 8, EDITION).paragraph(".conf\n'quoted");
    assertEquals(TITLE + ".PP\n\\&.conf\n\\&'quoted\n", page.toString());
  }

  @Test
  void makesSectionsOfMarkdown() {
    Roff page = new Roff("page", 8, EDITION);
    new MarkdownRoff(page)
        .append(
            """
            # Title

            Left out.

            ## Two words

            Some `code` and [a link](file.md).

            * one
            * *two*

            | key | means | do |
            |---|---|---|
            | `a` | first | this |

            ### Below

            ```
            as  it is
            ```
            """);
    assertEquals(
        TITLE
            + """
            .SH "TWO WORDS"
            Some \\fBcode\\fR and a link.
            .IP \\(bu 2
            one
            .IP \\(bu 2
            \\fItwo\\fR
            .TP
            \\fBa\\fR
            first
            .IP
            \\fIdo\\fR: this
            .SS "Below"
            .RS 4
            .sp
            .nf
            as  it is
            .fi
            .RE
            """,
        page.toString());
  }

  @Test
  void readsBlocksAndKeysWithTheirComments() {
    Reference reference =
        Reference.parse(
            """
            # All.
            relay6 {
              # Of a.
              a {
              }
              # Of b.
              #
              #   sample
              b = [ 1 ]
              # Of c.
              c {}
            }
            """);
    assertEquals(
        List.of(
            new Reference.Block("relay6", List.of(" All.")),
            new Reference.Block("relay6.a", List.of(" Of a.")),
            new Reference.Key("b", "[ 1 ]", List.of(" Of b.", "", "   sample")),
            new Reference.Key("c", "{}", List.of(" Of c."))),
        reference.entries());
  }
}
