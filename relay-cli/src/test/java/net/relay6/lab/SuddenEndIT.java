package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;

/** An Error in a running relay, here of a class that is not there when it is first needed. */
@LabTest(programs = "curl")
class SuddenEndIT {

  private static final String METRICS = "prometheus-metrics-exposition";
  private static final int ENDED = 5;

  @Test
  void endsTheProcessWithAnExitCodeAndALineOfTheLog() throws IOException {
    try (TwoServers network = new TwoServers()) {
      Path program = incompleteProgram(network.lab().file("program"));
      Path socket = network.lab().file("admin.sock");
      Path settings =
          network
              .lab()
              .write(
                  "relay6.conf",
                  "relay6 { servers { a { address = \"2001:db8:a::2\" } }, links = [ { interface = lan0 } ],"
                      + " admin.socket = \"%s\" }".formatted(socket));
      LabProcess relay =
          network
              .relay()
              .start(
                  "relay6",
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "--enable-native-access=ALL-UNNAMED",
                      "--sun-misc-unsafe-memory-access=allow",
                      "-jar",
                      program.toString(),
                      "run",
                      "--config",
                      settings.toString()));
      relay.awaitLine("relay6 is relaying");
      relay.awaitLine("admin endpoint: listening");
      network
          .relay()
          .start(
              "curl",
              List.of("curl", "-s", "--unix-socket", socket.toString(), "http://relay6/metrics"));
      assertEquals(ENDED, relay.awaitEnd(), relay.output());
      assertTrue(relay.output().contains("NoClassDefFoundError"), relay.output());
    }
  }

  /** A copy of the program that lacks a library which only the metrics need. */
  private static Path incompleteProgram(Path folder) throws IOException {
    Path whole = Path.of(System.getProperty("relay6.jar"));
    Path lib = Files.createDirectories(folder.resolve("lib"));
    try (Stream<Path> jars = Files.list(whole.resolveSibling("lib"))) {
      for (Path jar : jars.toList()) {
        if (!jar.getFileName().toString().startsWith(METRICS)) {
          Files.copy(jar, lib.resolve(jar.getFileName()));
        }
      }
    }
    return Files.copy(whole, folder.resolve("relay6.jar"));
  }
}
