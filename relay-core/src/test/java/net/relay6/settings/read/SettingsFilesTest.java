package net.relay6.settings.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ServerSettings;
import net.relay6.settings.SettingsProblem;
import net.relay6.settings.hocon.SettingsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFilesTest {

  private static final Path CONFIG = Path.of("..", "config");

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("shippedFiles")
  void acceptsEveryFileWeShip(Path file) {
    assertInstanceOf(SettingsResult.Valid.class, SettingsReader.read(file), file::toString);
  }

  static List<Path> shippedFiles() throws IOException {
    try (Stream<Path> files = Files.walk(CONFIG)) {
      return files.filter(file -> file.endsWith("relay6.conf")).toList();
    }
  }

  @Test
  void relaysToBothServersOfTheShippedFile() {
    RelaySettings settings = valid(CONFIG.resolve("relay6.conf"));
    assertEquals(
        List.of("alpha", "beta"),
        settings.serversOf(settings.links().getFirst()).stream()
            .map(ServerSettings::name)
            .toList());
  }

  @Test
  void mergesIncludedFilesAndLetsLaterKeysWin() {
    write("servers.conf", "alpha { address = \"2001:db8:a::2\" }");
    write("base.conf", "relay6.hop-count-limit = 4");
    Path file =
        write(
            "relay6.conf",
            """
            include "base.conf"
            relay6 {
              servers { include required("servers.conf") }
              hop-count-limit = 16
              links = [ { interface = lan0 } ]
            }
            """);
    RelaySettings settings = valid(file);
    assertEquals(16, settings.hopCountLimit());
    assertEquals("2001:db8:a::2", settings.server("alpha").destination());
  }

  @Test
  void followsSubstitutionsAndAppendedLists() {
    Path file =
        write(
            "relay6.conf",
            """
            relay6 {
              servers {
                alpha { address = "2001:db8:a::2", source-address = "2001:db8::1" }
                beta = ${relay6.servers.alpha} { address = "2001:db8:b::2" }
              }
              links = [ { interface = lan0 } ]
              links += { interface = lan1 }
              links = ${relay6.links} [ { interface = lan2 } ]
            }
            """);
    RelaySettings settings = valid(file);
    assertEquals(
        List.of("lan0", "lan1", "lan2"),
        settings.links().stream().map(LinkSettings::interfaceName).toList());
    assertEquals(settings.server("alpha").sourceAddress(), settings.server("beta").sourceAddress());
  }

  @Test
  void namesFileAndLineOfMistakesInIncludedFiles() {
    Path servers =
        write(
            "servers.conf",
            """
            alpha { address = "fe80::1" }
            alpha { address = "fe80::2%eth1" }
            """);
    Path file =
        write(
            "relay6.conf",
            """
            relay6 {
              servers { include "servers.conf" }
              links = [ { interface = lan0, link-address = "::" } ]
            }
            """);
    assertEquals(
        List.of(
            file
                + ":3: relay6.links[lan0].link-address: :: does not identify the link of a client"
                + " to servers; write a global address of the link",
            servers
                + ":2: relay6.servers.alpha: is already in line 1, and HOCON would merge the two or"
                + " use the last one; write it once"),
        problems(file));
  }

  @Test
  void readsAPipe() throws IOException, InterruptedException {
    Path pipe = directory.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    Thread writer =
        Thread.ofVirtual().start(() -> write("pipe", "relay6.links = [ { interface = lan0 } ]"));
    assertEquals("lan0", valid(pipe).links().getFirst().interfaceName());
    writer.join();
  }

  @Test
  void namesABlockSpreadOverFilesByItsLastPlace() {
    write("base.conf", "relay6.replies.deny-relay-forward = true\n");
    Path file = write("relay6.conf", "\ninclude \"base.conf\"\nrelay6.hop-count-limit = 8\n");
    assertEquals(
        List.of(
            file
                + ":3: relay6.links: there is no link; write links = [ { interface = \"lan0\" } ]"),
        problems(file));
  }

  @Test
  void refusesIncludesThatLeadNowhere() {
    Path loop = write("loop.conf", "\ninclude \"relay6.conf\"");
    Path file =
        write(
            "relay6.conf",
            """
            include "absent.conf"
            include file("absent.conf")
            include "servers"
            include url("http://192.0.2.1/relay6.conf")
            include "loop.conf"
            """);
    assertEquals(
        List.of(
            loop
                + ":2: include \"relay6.conf\": leads back to a file that includes this one; remove"
                + " it",
            file + ":1: include \"absent.conf\": there is no such file; check the path",
            file + ":2: include file(\"absent.conf\"): there is no such file; check the path",
            file
                + ":3: include \"servers\": cannot be included; write the name of a file, \"....conf\"",
            file
                + ":4: include url(\"http://192.0.2.1/relay6.conf\"): cannot be included; write the"
                + " name of a file, \"....conf\""),
        problems(file));
  }

  @Test
  void namesTheIncludedFileThatIsNoHocon() {
    Path servers = write("servers.conf", "alpha {\n address = 2001:db8:a::2\n}");
    Path file = write("relay6.conf", "relay6.servers { include \"servers.conf\" }");
    assertEquals(
        List.of(
            servers
                + ":2: ':' is not allowed here; text with ':', '%', '*' and the like needs double"
                + " quotes"),
        problems(file));
  }

  @Test
  void saysWhenTheFileMayNotBeRead() {
    assertEquals(
        "may not be read; check who may read it",
        SettingsFile.FileText.fault(new AccessDeniedException("relay6.conf")));
  }

  @Test
  void saysWhenThereIsNoFile() {
    Path file = directory.resolve("relay6.conf");
    assertEquals(List.of(file + ": there is no such file; check the path"), problems(file));
  }

  @Test
  void saysWhenTheFileIsADirectory() {
    assertEquals(
        List.of(directory + ": is a directory; write the path of a file"), problems(directory));
  }

  @Test
  void saysWhenTheFileIsNoText() throws IOException {
    Path file = Files.write(directory.resolve("relay6.conf"), new byte[] {(byte) 0xff});
    assertEquals(List.of(file + ": is not text in UTF-8; convert it"), problems(file));
  }

  @Test
  void refusesAFileTooLargeForAConfiguration() {
    Path file =
        write(
            "relay6.conf", "# not a configuration\n".repeat(SettingsFile.FileText.OCTETS_MAX / 20));
    assertEquals(List.of(file + ": " + SettingsFile.FileText.TOO_LARGE), problems(file));
  }

  @Test
  void readsADeviceWithoutEndNoFurtherThanAnyConfigurationGoes() {
    assertEquals(
        List.of("/dev/zero: " + SettingsFile.FileText.TOO_LARGE), problems(Path.of("/dev/zero")));
  }

  @Test
  void countsWhatIsIncludedOftenAsOften() {
    write("large.conf", "# large\n".repeat(SettingsFile.FileText.OCTETS_MAX / 20));
    Path file = write("relay6.conf", "include \"large.conf\"\n".repeat(3));
    assertEquals(
        List.of(
            file
                + ":3: include \"large.conf\": makes the configuration larger than 2 MiB; check what is"
                + " included"),
        problems(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a = [", "a { ", "a."})
  void refusesWhatIsNestedTooDeepToBeRead(String nested) {
    Path file = write("relay6.conf", "\n" + nested.repeat(50_000));
    assertEquals(
        List.of(
            file
                + ":2: blocks, lists or names are nested more than 100 deep; check that it is the"
                + " right file"),
        problems(file));
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(directory.resolve(name), text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static RelaySettings valid(Path file) {
    SettingsResult result = SettingsReader.read(file);
    return assertInstanceOf(SettingsResult.Valid.class, result, result::toString).settings();
  }

  private static List<String> problems(Path file) {
    SettingsResult result = SettingsReader.read(file);
    return assertInstanceOf(SettingsResult.Invalid.class, result).problems().stream()
        .map(SettingsProblem::toString)
        .toList();
  }
}
