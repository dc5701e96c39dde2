package net.relay6.settings.hocon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.relay6.settings.Origin;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyOriginsTest {

  private static final String TEXT =
      """
      relay6 {
        servers {
          alpha {
            address = "2001:db8:a::2"
          }
        }
        links = [
          { interface = lan0 }
          {
            interface = "eth0.100"
            link-address = "2001:db8:1::1"
          }
        ]
        server-set {
          servers.alpha.pools = [
            "2001:db8:1::/65"
            "2001:db8:2::/65"
          ]
          links."eth0.100" {
            model = split-prefixes
          }
        }
      }
      """;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "relay6.servers.alpha.address,                           4",
    "relay6.servers.alpha.local-port,                        3",
    "relay6.servers.beta.address,                            2",
    "relay6.links[lan0].link-address,                        8",
    "relay6.links[eth0.100].interface,                       10",
    "relay6.links[eth0.100].link-address,                    11",
    "relay6.links[eth0.100].interface-id,                    9",
    "relay6.links[lan1].interface,                           7",
    "relay6.server-set.servers.alpha.pools[2001:db8:2::/65], 17",
    "relay6.server-set.servers.alpha.pools[2001:db8:9::/65], 15",
    "relay6.server-set.links.eth0.100.model,                 20",
    "relay6.server-set.links.eth0.100.servers,               19",
    "relay6.admin.address,                                   1",
    "anything,                                               0"
  })
  void aKeyOrTheNearestBlockAroundItHasALine(String path, int line) {
    assertEquals(
        new Origin("relay6.conf", line),
        valid(SettingsReader.parse(TEXT, "relay6.conf")).origins().of(path));
  }

  @Test
  void aKeyOfAnIncludedFileStandsThere() throws IOException {
    Path links = folder.resolve("links.conf");
    Files.writeString(links, "links = [\n  { interface = lan0 }\n]\n");
    Path file = folder.resolve("relay6.conf");
    Files.writeString(file, "relay6 {\n  include \"links.conf\"\n}\n");
    KeyOrigins origins = valid(SettingsReader.read(file)).origins();
    assertEquals(new Origin(links.toString(), 2), origins.of("relay6.links[lan0].interface"));
  }

  private static SettingsResult.Valid valid(SettingsResult result) {
    return assertInstanceOf(SettingsResult.Valid.class, result, result.toString());
  }
}
