package net.relay6.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import org.junit.jupiter.api.Test;

class SettingsChangeTest {

  private static final String BEFORE =
      """
      relay6 {
        servers { alpha { address = "2001:db8::1" }, beta { address = "2001:db8::2" } }
        links = [ { interface = lan0, servers = [ alpha ] }, { interface = lan1 }, { interface = lan2 } ]
      }
      """;

  @Test
  void namesWhatWasAddedRemovedAndChanged() {
    String after =
        BEFORE
            .replace("beta { address = \"2001:db8::2\" }", "gamma { address = \"2001:db8::3\" }")
            .replace("{ interface = lan1 }", "{ interface = lan1, interface-id = one }")
            .replace("{ interface = lan2 }", "{ interface = lan3 }")
            .replace("relay6 {", "relay6 {\n hop-count-limit = 9");
    assertEquals(
        "servers: gamma added, beta removed, 1 kept; links: lan3 added, lan2 removed, lan1 changed,"
            + " 1 kept; hop-count-limit changed",
        SettingsChange.between(settings(BEFORE), settings(after)).toString());
  }

  @Test
  void sameSettingsAreNoChange() {
    SettingsChange change = SettingsChange.between(settings(BEFORE), settings(BEFORE));
    assertTrue(change.isEmpty(), change.toString());
    assertEquals("servers: 2 kept; links: 3 kept", change.toString());
  }

  @Test
  void keysThatAreReadAtTheStartAreNamed() {
    String after =
        BEFORE.replace(
            "relay6 {",
            """
            relay6 {
              privacy = hashed
              admin { socket-mode = "0600" }
              bindings { max = 2000 }
              server-set {
                observe = false, remembered-leases = 500, remembered-exchanges = 500
                findings-file = "/a"
              }
            """);
    assertEquals(
        List.of(
            "admin",
            "bindings",
            "privacy",
            "server-set.observe",
            "server-set.remembered-exchanges",
            "server-set.remembered-leases"),
        SettingsChange.ReadAtStart.changed(settings(BEFORE), settings(after)));
    assertEquals(List.of(), SettingsChange.ReadAtStart.changed(settings(BEFORE), settings(BEFORE)));
  }

  private static RelaySettings settings(String text) {
    SettingsResult result = SettingsReader.parse(text, "test");
    return assertInstanceOf(SettingsResult.Valid.class, result, result.toString()).settings();
  }
}
