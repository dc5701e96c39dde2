package net.relay6.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.relay6.fixtures.lab.LabTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the packages say about their contents: licences, and the bill of materials. */
@LabTest(programs = {"dpkg-deb", "xz"})
class ContentsIT {

  private static final String DOCUMENTS = "usr/share/doc/relay6/";
  private static final String LIBRARIES = "usr/lib/relay6/lib/";

  @TempDir private static Path folder = Path.of("");

  @BeforeAll
  static void unpack() {
    Shell.run("dpkg-deb", "-x", Packages.deb().toString(), folder.resolve("deb").toString());
    Shell.run("tar", "-C", folder.toString(), "-xf", Packages.tarball().toString());
  }

  @Test
  void theCopyrightFileNamesTheLicenceOfThisProgramAndOfEachLibrary() throws IOException {
    String copyright = Files.readString(deb(DOCUMENTS + "copyright"));
    assertTrue(
        copyright.contains("Files: *\nCopyright: 2026 the relay6 authors\nLicense: Apache-2.0\n"));
    List<Pattern> patterns = patterns(copyright);
    libraries().stream()
        .filter(jar -> !jar.startsWith("relay-"))
        .forEach(jar ->
            assertEquals(
                1,
                patterns.stream().filter(one -> one.matcher(LIBRARIES + jar).matches()).count(),
                jar));
    Set<String> defined = fields(copyright, "(?m)^License: (.*)\\n ");
    fields(copyright, "(?m)^License: (.*)$")
        .forEach(licence -> assertTrue(defined.containsAll(List.of(licence.split(" or ", -1)))));
  }

  /** The patterns of the paragraphs about files of others. */
  private static List<Pattern> patterns(String copyright) {
    return fields(copyright, "(?m)^Files: (.*)$").stream()
        .flatMap(files -> Stream.of(files.split(" ", -1)))
        .filter(glob -> !glob.equals("*"))
        .map(glob -> Pattern.compile(glob.replace(".", "\\.").replace("*", ".*")))
        .toList();
  }

  private static Set<String> fields(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void theTarballHasTheSameNoticesAndTheLicence() throws IOException {
    Path tarball = tarball();
    assertEquals(
        Files.readString(Packages.ROOT.resolve("LICENSE")),
        Files.readString(tarball.resolve("LICENSE")));
    for (String file : List.of("copyright", "relay6.cdx.json")) {
      assertEquals(
          Files.readString(deb(DOCUMENTS + file)),
          Files.readString(tarball.resolve("share").resolve(file)));
    }
  }

  @Test
  void theBillOfMaterialsListsEachLibraryAndTheJavaRuntime() throws IOException {
    JsonNode bom = new JsonMapper().readTree(Files.readString(deb(DOCUMENTS + "relay6.cdx.json")));
    assertEquals("CycloneDX", bom.path("bomFormat").asString());
    Set<String> listed = new TreeSet<>();
    for (JsonNode component : bom.path("components")) {
      assertTrue(!component.path("licenses").isEmpty(), component.toString());
      if (component.path("type").asString().equals("platform")) {
        assertEquals(runtimeVersion(), component.path("version").asString());
      } else {
        listed.add(component.path("name").asString() + "-" + component.path("version").asString());
      }
    }
    assertEquals(
        libraries().stream()
            .map(jar -> jar.replaceFirst("(-linux-\\w+)?\\.jar$", ""))
            .collect(Collectors.toCollection(TreeSet::new)),
        listed);
    assertEquals(listed.size() + 1, bom.path("components").size());
    assertNoUnknownReference(bom);
  }

  private static void assertNoUnknownReference(JsonNode bom) {
    Set<String> known =
        Stream.concat(
                Stream.of(bom.path("metadata").path("component")),
                StreamSupport.stream(bom.path("components").spliterator(), false))
            .map(component -> component.path("bom-ref").asString())
            .collect(Collectors.toSet());
    for (JsonNode dependency : bom.path("dependencies")) {
      assertTrue(known.contains(dependency.path("ref").asString()), dependency.toString());
      dependency.path("dependsOn").forEach(on -> assertTrue(known.contains(on.asString())));
    }
  }

  /** As the packaged program has it. */
  private static String runtimeVersion() {
    String printed =
        Shell.run(
            tarball().resolve("runtime/bin/java").toString(),
            "-XshowSettings:properties",
            "-version");
    return fields(printed, "(?m)^ +java\\.runtime\\.version = (.*)$").iterator().next();
  }

  private static Set<String> libraries() throws IOException {
    try (Stream<Path> files = Files.list(deb(LIBRARIES))) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Path deb(String path) {
    return folder.resolve("deb").resolve(path);
  }

  private static Path tarball() {
    return Path.of(Shell.run("sh", "-c", "echo \"$1\"/relay6-*", "sh", folder.toString()).strip());
  }
}
