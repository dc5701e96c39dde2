package net.relay6.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        "findings",
        "leases",
        "watch",
        "server-set",
        "problems",
        "probe",
        "reload",
        "log-level",
        "audit",
        "capture",
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "check",
        "status",
        "links",
        "servers",
        "counters",
        "findings",
        "leases",
        "watch",
        "server-set",
        "problems",
        "probe",
        "reload",
        "log-level",
        "capture"
      })
  void everyCommandFindsTheConfigurationTheSameWay(String command) {
    String help = CommandLineRun.of(command, "--help").out();
    assertTrue(help.contains("-c, --config=FILE"), help);
    assertTrue(help.contains("/etc/relay6/relay6.conf"), help);
  }

  @Test
  void whoNamesNoCommandSeesThemAll() {
    CommandLineRun run = CommandLineRun.of();
    assertEquals(2, run.exitCode());
    assertTrue(run.err().startsWith("A command is missing.\n"), run.err());
    assertTrue(run.err().contains("\n  check "), run.err());
  }

  @ParameterizedTest(name = "relay6 {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "foo                     | There is no command \"foo\".                                             | relay6",
        "foo bar --baz           | There is no command \"foo\".                                             | relay6",
        "chek                    | There is no command \"chek\"; did you mean \"check\"?                     | relay6",
        "sevrers                 | There is no command \"sevrers\"; did you mean \"servers\"?                | relay6",
        "log                     | There is no command \"log\"; did you mean \"log-level\"?                  | relay6",
        "import dhcrely          | There is no command \"import dhcrely\"; did you mean \"dhcrelay\"?        | relay6 import",
        "status --jsn            | relay6 status has no option \"--jsn\"; did you mean \"--json\"?           | relay6 status",
        "check --confg=a.conf    | relay6 check has no option \"--confg\"; did you mean \"--config\"?        | relay6 check",
        "leases --nothing        | relay6 leases has no option \"--nothing\".                               | relay6 leases",
        "status alpha            | relay6 status takes no \"alpha\".                                        | relay6 status",
        "probe                   | Missing required parameter: 'SERVER'                                    | relay6 probe",
        "status --watch soon     | Invalid value for option '--watch': 'soon' is not an int                | relay6 status",
        "audit none.pcap         | none.pcap does not exist.                                               | relay6 audit",
        "audit none/night.pcap   | none/night.pcap does not exist.                                         | relay6 audit",
        "audit /dev              | /dev is no file; capture to a file first, with -w.                      | relay6 audit"
      })
  void aWrongCommandLineIsAnsweredByWhatIsWrongWithIt(String line, String mistake, String command) {
    CommandLineRun run = CommandLineRun.of(line.split(" ", -1));
    assertEquals(2, run.exitCode());
    assertEquals("", run.out());
    assertEquals("%s\nSee `%s --help`.\n".formatted(mistake, command), run.err());
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
    assertTrue(lines[0].startsWith(file + ":4: relay6.servers.beta.adress: unknown key"), lines[0]);
    assertTrue(lines[1].startsWith(file + ":6: relay6.links[eth0].servers"), lines[1]);
    assertTrue(lines[2].startsWith(file + ":7: relay6.hop-count-limit: "), lines[2]);
    assertEquals("3 errors; nothing was opened.", lines[3]);
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
    assertTrue(run.err().endsWith("Name the configuration with --config FILE.\n"), run.err());
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
            near receives link-address 2001:db8::5
            adds INTERFACE-ID, CLIENT-LINK-LAYER-ADDRESS, SUBSCRIBER-ID
            relays accepted from fe80::/10
            refused 200
          gone0  WAITING: the interface does not exist
            Interface-Id "{interface}"
            to alpha, near
            adds INTERFACE-ID, CLIENT-LINK-LAYER-ADDRESS
        hop-count limit 8; responses are accepted from configured-servers
        WARNING: FILE:3: server alpha: no interface of this machine has the source-address 2001:db8:a::1
        WARNING: FILE:4: server near: copies leave from port 10547; it must support Relay Source Port (RFC 8357), as Kea does and ISC dhcpd does not, or its responses are lost
        WARNING: FILE:4: server near: the interface none1 does not exist
        WARNING: FILE:7: link none0: the interface does not exist
        WARNING: FILE:10: link gone0: the interface does not exist
        WARNING: FILE:13: server-set: pools are declared for alpha but not for near; declare those too
        0 errors, 6 warnings
        """
            .replace("FILE", file.toString()),
        run.out());
  }

  @Test
  void warningsAreNoErrorsUnlessTheOperatorSaysSo() throws IOException {
    String file =
        write("relay6.links = [ { interface = none0 } ], relay6.servers.a.address = \"::1\"")
            .toString();
    CommandLineRun lenient = CommandLineRun.of("check", "-c", file);
    assertEquals(0, lenient.exitCode(), lenient.err());
    assertTrue(lenient.out().contains("\n0 errors, "), lenient.out());
    assertEquals(
        new CommandLineRun(2, lenient.out(), ""),
        CommandLineRun.of("check", "--strict", "-c", file));
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
        run.out().contains("WARNING: Relay-Id is not sent: " + duid + " contains no DUID; "),
        run.out());
    assertTrue(
        run.out().contains("WARNING: " + key + " contains no key of 32 octets; "), run.out());
    assertEquals("0004\n", Files.readString(duid));
    assertEquals("", Files.readString(key));
  }

  @ParameterizedTest
  @CsvSource({"links, none0 lo gone0", "servers, alpha beta"})
  void namesAreThoseOfTheConfiguration(String kind, String names) throws IOException {
    Path file =
        write(
            """
            relay6 {
              servers { alpha { address = "2001:db8:a::2" }, beta { address = "2001:db8:b::2" } }
              links = [ { interface = none0 }, { interface = "l?" }, { interface = gone0 } ]
            }
            """);
    CommandLineRun run = CommandLineRun.of("names", kind, "-c", file.toString());
    assertEquals(new CommandLineRun(0, names.replace(' ', '\n') + "\n", ""), run);
  }

  @Test
  void namesOfNoConfigurationAreNone() {
    assertEquals(
        new CommandLineRun(2, "", ""),
        CommandLineRun.of("names", "links", "-c", folder.resolve("none.conf").toString()));
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
