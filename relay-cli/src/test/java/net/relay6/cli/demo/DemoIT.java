package net.relay6.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import net.relay6.fixtures.lab.LabTest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo as a user starts it: by the script, and without root. */
@LabTest
class DemoIT {

  private static final String NOBODY = "65534";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "split, lost 2001:db8:1:1::1c44 and has 2001:db8:1:1:8000::1c44 from beta",
    "multiple, lost 2001:db8:1:1::1c44 and has 2001:db8:1:5::1c44 from beta",
    "identical, 'kept 2001:db8:1:1::1c44, now from beta'"
  })
  void showsWhatAClientGoesThroughUntilItHasALeaseAgain(String model, String ending)
      throws IOException, InterruptedException {
    String shown = play(model);
    assertInOrder(
        shown,
        "client > ff02::1:2  SOLICIT ",
        "R-FORW(SOLICIT)",
        "relay6 > client     ADVERTISE ",
        "client > ff02::1:2  REQUEST ",
        "REPLY ",
        "alpha    is stopped",
        "client > ff02::1:2  RENEW ",
        "relay6 > beta       R-FORW(RENEW)",
        "beta     stays silent: the RENEW names another server",
        "client > ff02::1:2  REBIND ",
        "relay6 > client     REPLY ",
        ending);
    assertTrue(shown.contains("relay6 > alpha      R-FORW(REQUEST)"), shown);
    assertTrue(shown.contains("relay6 > beta       R-FORW(REQUEST)"), shown);
    assertTrue(shown.contains("beta     stays silent: the REQUEST names another server"), shown);
    assertTrue(
        shown.contains("received 5 messages on lan0, sent 5 copies to alpha and 5 to beta"), shown);
  }

  private String play(String model) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "setpriv",
                "--reuid",
                NOBODY,
                "--regid",
                NOBODY,
                "--clear-groups",
                installed().toString(),
                "demo",
                "--model",
                model)
            .redirectErrorStream(true)
            .start();
    String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), shown);
    return shown;
  }

  /** The script and what it runs, where a user who may read nothing else can read them. */
  private Path installed() throws IOException {
    Path root = Path.of(System.getProperty("relay6.root"));
    Path target = Files.createDirectories(folder.resolve("relay-cli/target/lib"));
    for (String module : List.of("core", "observer", "tools", "daemon")) {
      Files.createDirectory(folder.resolve("relay-" + module));
    }
    Files.createFile(folder.resolve("pom.xml"));
    // Before the jar, which counts as built only while no source is newer.
    Path launch = Path.of("relay-cli/src/main/launch");
    Files.createDirectories(folder.resolve(launch));
    for (String name : List.of("launch.sh", "jvm.options")) {
      Files.copy(root.resolve(launch).resolve(name), folder.resolve(launch).resolve(name));
    }
    Path jar = Path.of(System.getProperty("relay6.jar"));
    try (Stream<Path> libraries = Files.list(jar.resolveSibling("lib"))) {
      for (Path library : libraries.toList()) {
        Files.copy(library, target.resolve(library.getFileName()));
      }
    }
    Files.copy(jar, target.resolveSibling(jar.getFileName()));
    Path script = Files.copy(root.resolve("relay6"), folder.resolve("relay6"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script;
  }

  private static void assertInOrder(String text, String... parts) {
    int from = 0;
    for (String part : parts) {
      int at = text.indexOf(part, from);
      assertTrue(at >= 0, () -> part + " is missing, or comes too early, in\n" + text);
      from = at;
    }
  }
}
