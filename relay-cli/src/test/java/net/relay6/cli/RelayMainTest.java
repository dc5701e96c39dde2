package net.relay6.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayMainTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "check",
        "status",
        "links",
        "servers",
        "counters",
        "probe",
        "probe",
        "decode",
        "demo",
        "import",
        "version"
      })
  void everyCommandHasHelpWithItsExitCodes(String command) {
    CommandLineRun run = CommandLineRun.of(command, "--help");
    assertEquals(0, run.exitCode());
    assertTrue(run.out().contains("Usage: relay6 " + command), run.out());
    assertTrue(run.out().contains("Exit codes:"), run.out());
  }

  @Test
  void aMissingOrMisspeltCommandIsAMistake() {
    CommandLineRun none = CommandLineRun.of();
    assertEquals(2, none.exitCode());
    assertTrue(none.err().contains("Say what to do"), none.err());
    CommandLineRun misspelt = CommandLineRun.of("chek");
    assertEquals(2, misspelt.exitCode());
    assertTrue(misspelt.err().contains("Did you mean: relay6 check?"), misspelt.err());
  }

  @Test
  void checkPrintsEveryMistakeWithFileLineAndKey() throws IOException {
    Path file =
        write(
            """
            relay6 {
              servers {
                alpha { address = "2001:db8::1" }
                beta { adress = "2001:db8::2" }
              }
              links = [ { interface = eth0, servers = [ gamma ] } ]
              hop-count-limit = 99
            }
            """);
    CommandLineRun run = CommandLineRun.of("check", "--config", file.toString());
    assertEquals(2, run.exitCode());
    assertEquals("", run.out());
    String[] lines = run.err().split("\n", -1);
    assertTrue(lines[0].startsWith(file + ":4: relay6.servers.beta.address: is missing"), lines[0]);
    assertTrue(lines[1].startsWith(file + ":4: relay6.servers.beta.adress: unknown key"), lines[1]);
    assertTrue(lines[2].startsWith(file + ":6: relay6.links[eth0].servers"), lines[2]);
    assertTrue(lines[3].startsWith(file + ":7: relay6.hop-count-limit: "), lines[3]);
    assertEquals("4 problems; nothing was opened.", lines[4]);
  }

  @Test
  void runRefusesTheSameMistakesBeforeItOpensAnything() throws IOException {
    CommandLineRun run = CommandLineRun.of("run", "-c", write("relay6 { lonks = [] }").toString());
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("did you mean \"links\"?"), run.err());
  }

  @Test
  void aFileThatIsNotThereIsAMistake() {
    CommandLineRun run = CommandLineRun.of("check", "-c", folder.resolve("none.conf").toString());
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("none.conf: there is no such file"), run.err());
  }

  @Test
  void checkPrintsThePlanItWouldRun() throws IOException {
    Path file =
        write(
            """
            relay6 {
              servers {
                alpha { address = "2001:db8:a::2", source-address = "2001:db8:a::1" }
                near { address = "fe80::2%none1", local-port = 10547 }
              }
              links = [
                { interface = none0, interface-id = "building-7", servers = [ alpha ],
                  downstream-relays = [ "fe80::/10" ], deny-types = [ 200 ], subscriber-id = "x"
                  servers-by-type { 20 = [ near ] }, link-addresses { near = "2001:db8::5" } }
                { interface = gone0 }
              ]
              server-set {
                model = split-prefixes, servers.alpha.pools = [ "2001:db8:8::/48" ]
                links { "none?".model = multiple-prefixes }
              }
            }
            """);
    CommandLineRun run = CommandLineRun.of("check", "-c", file.toString());
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(
        """
        servers (split-prefixes):
          alpha  2001:db8:a::2, port 547, from 2001:db8:a::1
          near  fe80::2, port 547, WAITING: its interface is missing or down, from port 10547
        links:
          none0  WAITING: the interface does not exist
            Interface-Id "building-7"
            to alpha (multiple-prefixes)
            DHCPV4-QUERY to near
            near is told link-address 2001:db8::5
            adds INTERFACE-ID, CLIENT-LINK-LAYER-ADDRESS, SUBSCRIBER-ID
            relays accepted from fe80::/10
            refused 200
          gone0  WAITING: the interface does not exist
            Interface-Id "{interface}"
            to alpha, near
            adds INTERFACE-ID, CLIENT-LINK-LAYER-ADDRESS
        hop-count limit 8; answers are accepted from configured-servers
        WARNING: server near: copies leave from port 10547; it must know Relay Source Port (RFC 8357), as Kea does and ISC dhcpd does not, or its answers are lost
        WARNING: server-set: the pools of alpha are declared, and nothing about near; declare its pools too
        """,
        run.out());
  }

  @Test
  void checkWarnsOfStateThatIsBroken() throws IOException {
    Path duid = Files.writeString(folder.resolve("relay-id"), "0004\n");
    Path key = Files.writeString(folder.resolve("identity-key"), "");
    Path file =
        write(
            """
            relay6 {
              servers { alpha { address = "2001:db8:a::2" } }
              link-defaults { send-relay-id = true }
              links = [ { interface = none0 } ]
              privacy = hashed
              state-directory = "%s"
            }
            """
                .formatted(folder));
    CommandLineRun run = CommandLineRun.of("check", "-c", file.toString());
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(
        run.out().contains("WARNING: Relay-Id is not sent: " + duid + " holds no DUID; "),
        run.out());
    assertTrue(run.out().contains("WARNING: " + key + " holds no key of 32 octets; "), run.out());
    assertEquals("0004\n", Files.readString(duid));
    assertEquals("", Files.readString(key));
  }

  @Test
  void versionSaysWhatRuns() {
    CommandLineRun run = CommandLineRun.of("version");
    assertEquals(0, run.exitCode());
    assertTrue(
        run.out().matches("(?s)relay6 \\d+\\.\\d+\\.\\d+\\S*\nNetty 4\\.\\S+\nJava 2\\d.*"),
        run.out());
  }

  @Test
  void theDemoStaysOutOfNetworksThatAreNotItsOwn() {
    CommandLineRun run = CommandLineRun.of("demo");
    assertEquals(1, run.exitCode());
    assertTrue(run.err().contains("Start the demo with the relay6 script"), run.err());
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("relay6.conf"), text);
  }
}
