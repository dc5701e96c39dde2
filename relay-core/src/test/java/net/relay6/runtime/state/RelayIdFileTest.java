package net.relay6.runtime.state;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.net.Octets;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayIdFileTest {

  private static final int DUID_UUID_LENGTH = 18;

  @TempDir private Path folder = Path.of("");

  @Test
  void makesADuidOnceAndKeepsIt() throws IOException {
    Path state = folder.resolve("state");
    assertEquals(Optional.empty(), file(state, "").peek().value());
    assertFalse(Files.exists(state));
    Octets made = file(state, "").load().value().orElseThrow();
    assertTrue(made.toHex().matches("0004[0-9a-f]{12}4[0-9a-f]{19}"), made.toHex());
    assertEquals(made.toHex(), Files.readString(state.resolve("relay-id")).strip());
    assertEquals(StateFile.Stored.of(Optional.of(made)), file(state, "").load());
    assertEquals(StateFile.Stored.of(Optional.of(made)), file(state, "").peek());
  }

  @Test
  void takesTheConfiguredOne() {
    assertEquals(
        StateFile.Stored.of(Octets.parseHex("000200007ed90123")),
        file(folder, "relay-id = \"0x000200007ed90123\"").load());
    assertFalse(Files.exists(folder.resolve("relay-id")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no DUID",
        "0004",
        "00047f3a9c",
        "0004112233445566778899aabbccddeef",
        "0004112233445566778899aabbccddee",
        "0004112233445566778899aabbccddeeff0011",
        "\u0000\u0000ff",
        "\u00ff\u00fe",
      })
  void aFileWithoutADuidIsRefusedAndKeptAndSaysWhatToDo(String broken) throws IOException {
    Path kept = Files.write(folder.resolve("relay-id"), broken.getBytes(ISO_8859_1));
    assertRefused(kept + " contains no DUID; ", folder);
    assertArrayEquals(broken.getBytes(ISO_8859_1), Files.readAllBytes(kept));
  }

  @Test
  void aFileThatIsLongerThanAnyDuidIsRefused() throws IOException {
    Path kept = Files.writeString(folder.resolve("relay-id"), "00".repeat(131));
    assertRefused(kept + " contains no DUID; ", folder);
    Files.writeString(kept, "0".repeat(1 << 20));
    assertRefused(kept + " contains no DUID; ", folder);
  }

  @Test
  void aFileThatCannotBeReadOrWrittenIsRefused() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("relay-id"));
    assertRefused(directory + " cannot be read or written, ", folder);
    Path state = Files.writeString(folder.resolve("file"), "").resolve("below");
    assertRefused(state.resolve("relay-id") + " cannot be read or written, ", state);
  }

  private static void assertRefused(String why, Path state) {
    StateFile.Stored<Optional<Octets>> loaded = file(state, "").load();
    assertEquals(Optional.empty(), loaded.value());
    String problem = loaded.problem().orElseThrow();
    assertTrue(problem.startsWith("Relay-Id is not sent: " + why), problem);
    assertTrue(problem.endsWith("; then reload"), problem);
    assertEquals(loaded, file(state, "").peek());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\u0000\u0000\u0000\u0000"})
  void aFileThatHoldsNothingGetsANewDuid(String blank) throws IOException {
    Path kept = Files.writeString(folder.resolve("relay-id"), blank);
    assertTrue(file(folder, "").peek().problem().orElseThrow().startsWith(kept + " is empty"));
    assertEquals(blank, Files.readString(kept));
    StateFile.Stored<Optional<Octets>> made = file(folder, "").load();
    assertEquals(Optional.empty(), made.problem());
    assertEquals(DUID_UUID_LENGTH, made.value().orElseThrow().length());
    assertEquals(made, file(folder, "").load());
    assertEquals(List.of(kept), filesIn(folder));
  }

  @Test
  void aDuidOfAnotherTypeMayHaveAnyLength() throws IOException {
    Files.writeString(folder.resolve("relay-id"), "00:03:00:01:02:00:5e:00:53:01");
    assertEquals(
        StateFile.Stored.of(Octets.parseHex("0003000102005e005301")), file(folder, "").load());
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void createsNoneThatNoLinkSends() {
    assertEquals(
        StateFile.Stored.of(Optional.empty()),
        file(folder, "link-defaults { send-relay-id = false }").load());
    assertFalse(Files.exists(folder.resolve("relay-id")));
  }

  private static RelayIdFile file(Path state, String more) {
    String text =
        """
        relay6 {
          link-defaults { send-relay-id = true }
          links = [ { interface = lan0 } ]
          state-directory = "%s"
        }
        """
            .formatted(state);
    String settings = more.startsWith("link-defaults") ? text.replace("true", "false") : text;
    SettingsResult result =
        SettingsReader.parse(
            more.startsWith("relay-id")
                ? settings.replace("links =", more + "\n  links =")
                : settings,
            "test");
    return new RelayIdFile(
        assertInstanceOf(SettingsResult.Valid.class, result, result.toString()).settings());
  }
}
