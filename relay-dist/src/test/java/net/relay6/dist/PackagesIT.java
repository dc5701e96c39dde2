package net.relay6.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.fixtures.lab.LabTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages as files. */
@LabTest(programs = {"lintian", "mandoc", "man", "groff", "systemd-analyze", "xz"})
class PackagesIT {

  private static final Set<String> IN_NO_PAGE_OF_ITS_OWN =
      Set.of("operating.md", "installing.md", "performance.md", "rfc-coverage.md");

  private static final String SYSCTL = "/etc/sysctl.d/60-relay6.conf";

  @TempDir private Path folder;

  @Test
  void lintianFindsNoError() {
    Shell.Result result =
        Shell.attempt(List.of("lintian", "--fail-on", "error", Packages.deb().toString()));
    assertEquals(0, result.exitCode(), result.output());
  }

  @ParameterizedTest
  @MethodSource("net.relay6.dist.Packages#manualPages")
  void manualPagesAreCleanForBothFormatters(Path page) {
    String file = page.toString();
    assertEquals("", Shell.run("mandoc", "-Tlint", "-Wwarning", file));
    assertEquals(
        "",
        Shell.run("sh", "-c", "groff -man -ww -Kutf8 -Tutf8 \"$1\" 2>&1 >/dev/null", "sh", file));
  }

  @Test
  void theManualHasEveryCommandAndDocument() throws IOException {
    String page = Shell.run("man", "-l", Packages.manual("relay6.8").toString());
    PackagedCommand.names()
        .forEach(name -> assertTrue(page.contains("\n   relay6 " + name + "\n"), name));
    assertEquals(
        documents(),
        Document.ALL.stream().map(Document::file).collect(Collectors.toCollection(TreeSet::new)));
    assertEquals(2 + Document.ALL.size(), Packages.manualPages().count());
  }

  /** Those for the operator that are no part of another page, and not read before installing. */
  private static Set<String> documents() throws IOException {
    try (Stream<Path> files = Files.list(Packages.ROOT.resolve("docs"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".md"))
          .filter(name -> !IN_NO_PAGE_OF_ITS_OWN.contains(name))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void completionKnowsTheCommandsPeopleAreToldOf() {
    String words =
        Shell.run(
            "bash",
            "-c",
            ". \"$1\"; COMP_WORDS=(relay6 \"\"); COMP_CWORD=1; _complete_relay6;"
                + " echo \"${COMPREPLY[*]}\"",
            "bash",
            Packages.manual("relay6.bash").toString());
    PackagedCommand.names()
        .forEach(name -> assertTrue(words.contains(name.replaceFirst(" .*", "")), name));
    assertFalse(words.contains("rehearse"), words);
  }

  @Test
  void kernelSettingsAreTheOperatorsToEditAndChangeNothingBefore() {
    String deb = Packages.deb().toString();
    assertTrue(Shell.run("dpkg-deb", "--info", deb, "conffiles").lines().toList().contains(SYSCTL));
    String shipped =
        Shell.run("sh", "-c", "dpkg-deb --fsys-tarfile \"$1\" | tar -xO .$2", "sh", deb, SYSCTL);
    assertTrue(shipped.contains("#net.core.rmem_max = "), shipped);
    assertTrue(shipped.contains("#net.ipv6.neigh.default.gc_thresh3 = "), shipped);
    assertTrue(shipped.lines().allMatch(line -> line.isEmpty() || line.startsWith("#")), shipped);
  }

  /** A threshold of 20 is an exposure level of 2.0. */
  @Test
  void theUnitKeepsItsSandbox() {
    Path unit = Packages.ROOT.resolve("relay-dist/src/main/dist/relay6.service");
    String report =
        Shell.run(
            "systemd-analyze",
            "security",
            "--offline=true",
            "--no-pager",
            "--threshold=20",
            unit.toString());
    assertTrue(report.contains("Overall exposure level"), report);
  }

  @Test
  void theTarballRunsWhereverItIsUnpackedAndFromItsCache() {
    Shell.run("tar", "-C", folder.toString(), "-xf", Packages.tarball().toString());
    String home = Shell.run("sh", "-c", "echo \"$1\"/relay6-*", "sh", folder.toString()).strip();
    assertTrue(Shell.run(home + "/bin/relay6", "version").contains("Netty"));
    // With this mode the JVM ends when it cannot use the cache.
    String withCache =
        Shell.run(
            home + "/runtime/bin/java",
            "@" + home + "/jvm.options",
            "-XX:AOTMode=on",
            "-Xlog:aot*=off",
            "-XX:AOTCache=" + home + "/relay6.aot",
            "-jar",
            home + "/relay6.jar",
            "version");
    assertTrue(withCache.startsWith("relay6 "), withCache);
  }
}
