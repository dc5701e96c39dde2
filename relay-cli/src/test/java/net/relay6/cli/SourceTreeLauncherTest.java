package net.relay6.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code relay6} of the source tree, with a Maven that only prints. */
class SourceTreeLauncherTest {

  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$*" >"$(dirname "$0")/arguments"
      echo "[INFO] Scanning for projects..."
      echo "[INFO] Building relay6 1.0                                  [1/2]"
      echo "[INFO] Building relay6 core 1.0                             [2/2]"
      echo "[INFO] Downloading from central: a.pom"
      echo "[INFO] Downloading from central: b.pom"
      echo "[INFO] Compiling 231 source files with javac [debug release 25] to target/classes"
      mkdir -p relay-cli/target/lib
      : >relay-cli/target/relay6.jar
      echo "[INFO] BUILD SUCCESS"
      """;

  @TempDir private Path tree = Path.of("");

  @Test
  void theFirstUseShowsWhatIsBuiltAndBuildsNoTests() throws IOException, InterruptedException {
    copy("relay6");
    copy("relay-cli/src/main/launch/launch.sh");
    copy("relay-cli/src/main/launch/jvm.options");
    write("mvn", MAVEN);
    assertEquals(
        List.of(
            "Building relay6 (the first time this fetches libraries and may take some minutes) ...",
            "  1/2 relay6 1.0",
            "  2/2 relay6 core 1.0",
            "      fetching libraries ...",
            "      compiling 231 source files ...",
            "Making the ahead-of-time cache, once after each build, so that relay6 starts faster ..."),
        run().lines().limit(6).toList());
    String arguments = Files.readString(tree.resolve("arguments"));
    assertTrue(arguments.contains("-Dmaven.test.skip=true"), arguments);
  }

  /** What it prints; the program that it starts then is empty. */
  private String run() throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(tree.resolve("relay6").toString(), "version");
    builder.environment().put("RELAY6_JAVA_HOME", System.getProperty("java.home"));
    builder.environment().merge("PATH", tree.toString(), (path, own) -> own + ":" + path);
    Process process = builder.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    var _ = process.waitFor();
    return printed;
  }

  private void copy(String file) throws IOException {
    write(file, Files.readString(Path.of("..").resolve(file)));
  }

  private void write(String file, String text) throws IOException {
    Path written = tree.resolve(file);
    Files.createDirectories(written.resolveSibling("."));
    Files.writeString(written, text);
    Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
