package net.relay6.daemon.events;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Compares JSON with the part of JSON Schema that {@code docs/bindings.schema.json} uses: oneOf,
 * $ref to $defs, type, enum, const, minimum, maximum, minItems, items, properties, required and
 * additionalProperties = false.
 *
 * @param root the schema
 */
record SchemaCheck(JsonNode root) {

  static SchemaCheck of(JsonNode schema) {
    return new SchemaCheck(schema);
  }

  List<String> faults(JsonNode value) {
    List<List<String>> all = new ArrayList<>();
    root.get("oneOf").forEach(one -> all.add(faults(value, one, "")));
    return all.stream().filter(List::isEmpty).count() == 1
        ? List.of()
        : all.stream().flatMap(List::stream).toList();
  }

  private List<String> faults(JsonNode value, JsonNode schema, String path) {
    if (schema.has("$ref")) {
      String name = schema.get("$ref").asString().replace("#/$defs/", "");
      return faults(value, root.get("$defs").get(name), path);
    }
    List<String> faults = new ArrayList<>();
    if (schema.has("type") && !isOf(value, schema.get("type").asString())) {
      faults.add(path + " is no " + schema.get("type").asString());
      return faults;
    }
    if (schema.has("const") && !schema.get("const").equals(value)) {
      faults.add(path + " is not " + schema.get("const"));
    }
    if (schema.has("enum") && !contains(schema.get("enum"), value)) {
      faults.add(path + " is none of " + schema.get("enum"));
    }
    if ((schema.has("minimum") && value.asLong() < schema.get("minimum").asLong())
        || (schema.has("maximum") && value.asLong() > schema.get("maximum").asLong())) {
      faults.add(path + " is too small or too large");
    }
    if (value.isArray()) {
      value.forEach(item -> faults.addAll(faults(item, schema.get("items"), path + "[]")));
      if (value.size() < schema.get("minItems").asInt()) {
        faults.add(path + " has too few items");
      }
    }
    if (value.isObject()) {
      faults.addAll(faultsOfObject(value, schema, path));
    }
    return faults;
  }

  private List<String> faultsOfObject(JsonNode value, JsonNode schema, String path) {
    List<String> faults = new ArrayList<>();
    schema
        .get("required")
        .forEach(name -> {
          if (!value.has(name.asString())) {
            faults.add(path + " lacks " + name);
          }
        });
    value
        .propertyNames()
        .forEach(name -> {
          JsonNode part = schema.get("properties").get(name);
          if (part == null) {
            faults.add(path + " has " + name);
          } else {
            faults.addAll(faults(value.get(name), part, path + "/" + name));
          }
        });
    return faults;
  }

  private static boolean contains(JsonNode all, JsonNode value) {
    for (JsonNode one : all) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(JsonNode value, String type) {
    return switch (type) {
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      default -> throw new IllegalArgumentException(type);
    };
  }
}
