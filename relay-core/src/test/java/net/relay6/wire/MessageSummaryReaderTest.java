package net.relay6.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.stream.Collectors;
import net.relay6.net.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageSummaryReaderTest {

  private static final String ADDRESS = "20010db8000000000000000000000001 00000e10 00001c20";
  private static final String PREFIX = "00000e10 00001c20 38 20010db8000100000000000000000000";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing                    |                                   | no facts",
        "client and server          | 00010003 00aa01 00020003 00aa02   | client 00aa01 server 00aa02",
        "elapsed time               | 00080002 0102                     | elapsed 258",
        "preference                 | 00070001 ff                       | preference 255",
        "status with its text       | 000d0004 0002 6e6f                | status 2",
        "server unicast             | 000c0000                          | unicast",
        "vendor class               | 00100006 00000137 0000            | vendor 311",
        "others in order of code    | 00180001 bb 00170001 aa           | others 23:aa 24:bb",
        "one without data           | 00170000                          | others 23:",
        "what is one client's own   | 000b0001 aa 000e0000 00270001 bb  | no facts",
        "no option after a bad one  | 00070001 ff 0017ffff aa           | preference 255",
        "elapsed time too short     | 00080001 01                       | no facts",
        "preference too long        | 00070002 ffff                     | no facts",
        "status too short           | 000d0001 02                       | no facts",
        "vendor class too short     | 00100003 000137                   | no facts",
        "association too short      | 0003000b 0000000100000002000000   | no facts"
      })
  void readsWhatStandsThere(String name, String options, String expected) {
    assertEquals(expected, words(read(options == null ? "" : options)));
  }

  @Test
  void leavesOutAnIdentifierThatIsTooLong() {
    assertEquals("no facts", words(read("00010083" + "aa".repeat(131))));
    assertEquals(130, read("00010082" + "aa".repeat(130)).client().length());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "empty                      | 0003 000c %s                      | NA 1 2 3 status 0",
        "an address                 | 0003 0028 %s 00050018 ADDRESS     | NA 1 2 3 status 0 2001:db8::1 3600 7200",
        "a prefix                   | 0019 0029 %s 001a0019 PREFIX      | PD 1 2 3 status 0 2001:db8:1::/56 3600 7200",
        "a status                   | 0003 0012 %s 000d0002 0002        | NA 1 2 3 status 2",
        "a status too short         | 0003 0011 %s 000d0001 02          | NA 1 2 3 status 0",
        "an option nobody knows     | 0003 0011 %s fff00001 02          | NA 1 2 3 status 0",
        "an address that ends early | 0003 0026 %s 00050018 SHORTER     | NA 1 2 3 status 0",
        "an address too short       | 0003 0011 %s 00050001 20          | NA 1 2 3 status 0",
        "a prefix too short         | 0019 0011 %s 001a0001 20          | PD 1 2 3 status 0",
        "a prefix too long          | 0019 0029 %s 001a0019 LONGER      | PD 1 2 3 status 0"
      })
  void readsAssociations(String name, String option, String expected) {
    String octets =
        option
            .formatted("00000001 00000002 00000003")
            .replace("ADDRESS", ADDRESS)
            .replace("SHORTER", ADDRESS.substring(0, ADDRESS.length() - 4))
            .replace("PREFIX", PREFIX)
            .replace("LONGER", PREFIX.replace(" 38 ", " 81 "));
    assertEquals(
        expected,
        read(octets).associations().stream()
            .map(MessageSummaryReaderTest::words)
            .collect(Collectors.joining(", ")));
  }

  /** The message stands somewhere in a larger buffer. */
  private static MessageSummary read(String options) {
    byte[] message = Octets.parseHex("02000007" + options).orElseThrow().toArray();
    ByteBuf larger = Unpooled.buffer().writeZero(5).writeBytes(message).writeZero(9);
    MessageSummary summary =
        new MessageSummaryReader()
            .read(new ClientMessage(larger.setIndex(5, 5 + message.length).asReadOnly()));
    assertEquals(7, summary.transactionId());
    return summary;
  }

  private static String words(MessageSummary summary) {
    StringBuilder words = new StringBuilder();
    append(words, "client ", summary.client().toHex(), "");
    append(words, "server ", summary.server().toHex(), "");
    append(words, "preference ", summary.preference(), -1);
    append(words, "status ", summary.status(), 0);
    append(words, "elapsed ", summary.elapsedHundredths(), -1);
    append(words, "unicast", summary.serverUnicast() ? "" : "no", "no");
    append(words, "vendor ", summary.vendor(), -1L);
    append(
        words,
        "others ",
        summary.others().stream()
            .map(option -> option.code() + ":" + option.value().toHex())
            .collect(Collectors.joining(" ")),
        "");
    return words.isEmpty() ? "no facts" : words.toString().strip();
  }

  private static void append(StringBuilder words, String name, Object value, Object absent) {
    if (!value.equals(absent)) {
      words.append(name).append(value).append(' ');
    }
  }

  private static String words(MessageSummary.Association association) {
    StringBuilder words = new StringBuilder();
    words
        .append(association.prefixes() ? "PD " : "NA ")
        .append(association.iaid() + " " + association.renewSeconds())
        .append(" " + association.rebindSeconds() + " status " + association.status());
    association
        .leases()
        .forEach(lease ->
            words.append(
                " %s %d %d"
                    .formatted(lease.toText(), lease.preferredSeconds(), lease.validSeconds())));
    return words.toString();
  }
}
