package net.relay6.settings.hocon;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.relay6.settings.NearestName;

/**
 * Finds misspelt keys. The value of such a key is read as that of the intended key, so that a
 * typing error does not appear to remove all links.
 */
final class Spellings {

  /** More unknown keys in one block are no typing errors, and comparing them all takes seconds. */
  private static final int MISSPELT_MAX = 64;

  private Spellings() {}

  /**
   * The known keys that {@code block} contains only misspelt, with their misspelling.
   *
   * @param known holds all keys there are, each with a value of its type or null
   */
  static Map<String, String> of(ConfigObject block, ConfigObject known) {
    Map<String, String> spellings = new HashMap<>();
    List<String> unused = known.keySet().stream().filter(key -> !block.containsKey(key)).toList();
    block.keySet().stream()
        .filter(key -> !known.containsKey(key))
        .sorted()
        .limit(MISSPELT_MAX)
        .forEach(written ->
            NearestName.mistyped(written, unused)
                .filter(meant -> isOfOneType(at(block, written), at(known, meant)))
                .ifPresent(meant -> spellings.putIfAbsent(meant, written)));
    return Map.copyOf(spellings);
  }

  private static ConfigValue at(ConfigObject block, String key) {
    return Objects.requireNonNull(block.get(key));
  }

  private static boolean isOfOneType(ConfigValue written, ConfigValue known) {
    return known.valueType() == ConfigValueType.NULL || written.valueType() == known.valueType();
  }
}
