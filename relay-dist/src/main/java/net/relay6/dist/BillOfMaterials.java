package net.relay6.dist;

import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A bill of materials as CycloneDX defines it: the build lists the libraries of relay6, for every
 * architecture, and this makes it the list of one package.
 */
final class BillOfMaterials {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final Pattern CLASSIFIER = Pattern.compile("[?&]classifier=([^&#]+)");
  private static final String REFERENCE = "bom-ref";
  private static final String COMPONENTS = "components";
  private static final String DEPENDENCIES = "dependencies";
  private static final String DEPENDS_ON = "dependsOn";

  private final ObjectNode bom;

  private BillOfMaterials(ObjectNode bom) {
    this.bom = bom;
  }

  /** What the build has written, as JSON. */
  static BillOfMaterials of(byte[] json) {
    return new BillOfMaterials((ObjectNode) JSON.readTree(json));
  }

  /**
   * Removes the libraries that are not in the package.
   *
   * @param jars the names of the files that are
   * @throws IllegalStateException when one of them is not listed
   */
  void keepOnly(Set<String> jars) {
    Set<String> unlisted = new TreeSet<>(jars);
    Set<String> removed = new HashSet<>();
    ArrayNode kept = JSON.createArrayNode();
    for (JsonNode component : bom.path(COMPONENTS)) {
      if (unlisted.remove(jar(component))) {
        kept.add(component);
      } else {
        removed.add(text(component, REFERENCE));
      }
    }
    if (!unlisted.isEmpty()) {
      throw new IllegalStateException("the bill of materials does not list " + unlisted);
    }
    bom.set(COMPONENTS, kept);
    bom.set(DEPENDENCIES, without(removed));
  }

  private static String jar(JsonNode component) {
    Matcher classifier = CLASSIFIER.matcher(text(component, "purl"));
    String suffix = classifier.find() ? "-" + classifier.group(1) : "";
    return text(component, "name") + "-" + text(component, "version") + suffix + ".jar";
  }

  private ArrayNode without(Set<String> removed) {
    ArrayNode dependencies = JSON.createArrayNode();
    for (JsonNode dependency : bom.path(DEPENDENCIES)) {
      if (!removed.contains(text(dependency, "ref"))) {
        ArrayNode on = JSON.createArrayNode();
        dependency
            .path(DEPENDS_ON)
            .forEach(one -> {
              if (!removed.contains(one.asString())) {
                on.add(one);
              }
            });
        dependencies.addObject().put("ref", text(dependency, "ref")).set(DEPENDS_ON, on);
      }
    }
    return dependencies;
  }

  /** Adds the Java runtime, by the file {@code release} of the JDK that it was made from. */
  void addRuntime(Properties release) {
    String version = unquoted(release, "JAVA_VERSION");
    String build = unquoted(release, "JAVA_RUNTIME_VERSION");
    ObjectNode runtime = ((ArrayNode) bom.path(COMPONENTS)).addObject();
    runtime
        .put("type", "platform")
        .put(REFERENCE, "java-runtime")
        .put("publisher", unquoted(release, "IMPLEMENTOR"))
        .put("name", "openjdk")
        .put("version", build)
        .put("description", "The Java runtime in the directory runtime, made by jlink")
        .put("cpe", "cpe:2.3:a:oracle:openjdk:%s:*:*:*:*:*:*:*".formatted(version));
    runtime
        .putArray("licenses")
        .addObject()
        .put("expression", "GPL-2.0-only WITH Classpath-exception-2.0");
    ((ArrayNode) bom.path(DEPENDENCIES))
        .addObject()
        .put("ref", "java-runtime")
        .putArray(DEPENDS_ON);
    dependenciesOfProgram().add("java-runtime");
  }

  private ArrayNode dependenciesOfProgram() {
    String program = text(bom.path("metadata").path("component"), REFERENCE);
    for (JsonNode dependency : bom.path(DEPENDENCIES)) {
      if (text(dependency, "ref").equals(program)) {
        return (ArrayNode) dependency.path(DEPENDS_ON);
      }
    }
    throw new IllegalStateException("the bill of materials has no dependencies of " + program);
  }

  private static String unquoted(Properties release, String key) {
    return release.getProperty(key, "").replace("\"", "");
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asString("");
  }

  /** All of it, as JSON. */
  String json() {
    return JSON.writeValueAsString(bom);
  }
}
