package net.relay6.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BillOfMaterialsTest {

  private static final String MADE =
      """
      { "metadata": { "component": { "bom-ref": "program" } },
        "components": [
          { "bom-ref": "a", "name": "a", "version": "1", "purl": "pkg:maven/g/a@1?type=jar" },
          { "bom-ref": "n1", "name": "n", "version": "2", "purl": "pkg:maven/g/n@2?classifier=x86&type=jar" },
          { "bom-ref": "n2", "name": "n", "version": "2", "purl": "pkg:maven/g/n@2?classifier=arm&type=jar" }
        ],
        "dependencies": [
          { "ref": "program", "dependsOn": [ "a" ] },
          { "ref": "a", "dependsOn": [ "n1", "n2" ] },
          { "ref": "n1" }, { "ref": "n2", "dependsOn": [] }
        ] }
      """;

  @Test
  void listsTheLibrariesOfThePackageAlone() {
    BillOfMaterials bom = made();
    bom.keepOnly(Set.of("a-1.jar", "n-2-x86.jar"));
    assertJson(
        """
        { "metadata": { "component": { "bom-ref": "program" } },
          "components": [
            { "bom-ref": "a", "name": "a", "version": "1", "purl": "pkg:maven/g/a@1?type=jar" },
            { "bom-ref": "n1", "name": "n", "version": "2", "purl": "pkg:maven/g/n@2?classifier=x86&type=jar" }
          ],
          "dependencies": [
            { "ref": "program", "dependsOn": [ "a" ] },
            { "ref": "a", "dependsOn": [ "n1" ] },
            { "ref": "n1", "dependsOn": [] }
          ] }
        """,
        bom);
  }

  @Test
  void refusesALibraryThatIsNotListed() {
    IllegalStateException fault =
        assertThrows(
            IllegalStateException.class, () -> made().keepOnly(Set.of("a-1.jar", "b-1.jar")));
    assertEquals("the bill of materials does not list [b-1.jar]", fault.getMessage());
  }

  @Test
  void listsTheRuntime() {
    BillOfMaterials bom = made();
    bom.keepOnly(Set.of());
    Properties release = new Properties();
    release.setProperty("IMPLEMENTOR", "\"Example\"");
    release.setProperty("JAVA_VERSION", "\"25.0.3\"");
    release.setProperty("JAVA_RUNTIME_VERSION", "\"25.0.3+9\"");
    bom.addRuntime(release);
    assertJson(
        """
        { "metadata": { "component": { "bom-ref": "program" } },
          "components": [
            { "type": "platform", "bom-ref": "java-runtime", "publisher": "Example", "name": "openjdk",
              "version": "25.0.3+9",
              "description": "The Java runtime in the directory runtime, made by jlink",
              "cpe": "cpe:2.3:a:oracle:openjdk:25.0.3:*:*:*:*:*:*:*",
              "licenses": [ { "expression": "GPL-2.0-only WITH Classpath-exception-2.0" } ] }
          ],
          "dependencies": [
            { "ref": "program", "dependsOn": [ "java-runtime" ] },
            { "ref": "java-runtime", "dependsOn": [] }
          ] }
        """,
        bom);
  }

  private static BillOfMaterials made() {
    return BillOfMaterials.of(MADE.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertJson(String expected, BillOfMaterials bom) {
    JsonMapper json = new JsonMapper();
    assertEquals(json.readTree(expected), json.readTree(bom.json()));
  }
}
