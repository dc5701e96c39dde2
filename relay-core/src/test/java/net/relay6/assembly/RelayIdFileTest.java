package net.relay6.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.relay6.net.Octets;
import net.relay6.settings.SettingsReader;
import net.relay6.settings.SettingsResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayIdFileTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void makesADuidOnceAndKeepsIt() throws IOException {
    Path state = folder.resolve("state");
    assertEquals(Optional.empty(), file(state, "").peek());
    assertFalse(Files.exists(state));
    Octets made = file(state, "").load().orElseThrow();
    assertTrue(made.toHex().matches("0004[0-9a-f]{12}4[0-9a-f]{19}"), made.toHex());
    assertEquals(made.toHex(), Files.readString(state.resolve("relay-id")).strip());
    assertEquals(Optional.of(made), file(state, "").load());
    assertEquals(Optional.of(made), file(state, "").peek());
  }

  @Test
  void takesTheConfiguredOne() {
    assertEquals(
        Octets.parseHex("000200007ed90123"),
        file(folder, "relay-id = \"0x000200007ed90123\"").load());
    assertFalse(Files.exists(folder.resolve("relay-id")));
  }

  @Test
  void hasNoneRatherThanOneThatWouldChange() throws IOException {
    Files.writeString(folder.resolve("relay-id"), "no DUID\n");
    assertEquals(Optional.empty(), file(folder, "").load());
    Path file = Files.writeString(folder.resolve("file"), "");
    assertEquals(Optional.empty(), file(file.resolve("below"), "").load());
  }

  @Test
  void makesNoneThatNobodyAsksFor() {
    assertEquals(Optional.empty(), file(folder, "link-defaults { send-relay-id = false }").load());
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
