package net.relay6.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.relay6.settings.SettingsReader;
import net.relay6.settings.SettingsResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What becomes of other relays' configurations. A case in the files of {@code import} is a title,
 * the words of the command line, and behind a line {@code --} what is printed; a line {@code ==}
 * ends it. What is refused begins with its first mistake, what is converted with {@code #}.
 */
class ImportCommandTest {

  @TempDir private Path folder = Path.of("");

  record Case(String title, List<String> words, String printed) {

    @Override
    public String toString() {
      return title;
    }
  }

  @ParameterizedTest
  @MethodSource({"dhcrelay", "dnsmasq"})
  void printsWhatIsEquivalentAndSaysWhatIsNot(Case one) {
    CommandLineRun run = CommandLineRun.of(one.words().toArray(String[]::new));
    boolean converted = one.printed().startsWith("#");
    assertEquals(one.printed(), (converted ? run.out() : run.err()).strip());
    assertEquals(converted ? 0 : 2, run.exitCode());
    assertEquals("", converted ? run.err() : run.out());
    if (converted) {
      assertInstanceOf(
          SettingsResult.Valid.class, SettingsReader.parse(run.out(), "imported"), run.out());
    }
  }

  static Stream<Case> dhcrelay() throws IOException {
    return cases("dhcrelay");
  }

  static Stream<Case> dnsmasq() throws IOException {
    return cases("dnsmasq");
  }

  private static Stream<Case> cases(String name) throws IOException {
    try (InputStream stream =
        ImportCommandTest.class.getResourceAsStream("/import/" + name + ".txt")) {
      String text = new String(Objects.requireNonNull(stream).readAllBytes(), UTF_8);
      return Arrays.stream(text.split("\n==\n")).map(one -> of(name, one));
    }
  }

  private static Case of(String name, String text) {
    List<String> lines = text.lines().toList();
    int end = lines.indexOf("--");
    List<String> words =
        Stream.concat(
                Stream.of("import", name, "--"),
                lines.subList(1, end).stream().flatMap(line -> Stream.of(line.split(" "))))
            .toList();
    return new Case(
        lines.getFirst(), words, String.join("\n", lines.subList(end + 1, lines.size())).strip());
  }

  @Test
  void readsTheOptionsOfTheDebianPackage() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("isc-dhcp-relay"),
            "# shell\nSERVERS=\"\"\nOPTIONS=\"-6 -l eth1  -u 2001:db8:a::2%eth0\" # both\n");
    CommandLineRun run = CommandLineRun.of("import", "dhcrelay", "--file", file.toString());
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(
        CommandLineRun.of(
                "import", "dhcrelay", "--", "-6", "-l", "eth1", "-u", "2001:db8:a::2%eth0")
            .out(),
        run.out());
    Files.writeString(file, "OPTIONS=\"-6 $MORE\"\n");
    CommandLineRun refused = CommandLineRun.of("import", "dhcrelay", "--file", file.toString());
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains("sets no OPTIONS in plain text"), refused.err());
  }

  @Test
  void readsAWholeConfigurationOfDnsmasq() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("dnsmasq.conf"),
            """
            # dhcp-relay=2001:db8:9::1
            domain-needed
            dhcp-relay=2001:db8:1::1,2001:db8:a::2 # a
            conf-dir=/etc/dnsmasq.d
            """);
    CommandLineRun run = CommandLineRun.of("import", "dnsmasq", "--file", file.toString());
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("# NOT READ: conf-dir=/etc/dnsmasq.d;"), run.out());
    assertTrue(run.out().contains("server-1 { address = \"2001:db8:a::2\" }"), run.out());
    assertTrue(!run.out().contains("2001:db8:9::1"), run.out());
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    CommandLineRun run = CommandLineRun.of("import", "dnsmasq", "--file", "/none");
    assertEquals(1, run.exitCode());
    assertTrue(run.err().contains("cannot read /none"), run.err());
  }
}
