package net.relay6.settings.hocon;

import com.typesafe.config.ConfigObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A name and those that begin with it and a dot: HOCON reads {@code eth0.100 { ... }} as a block
 * {@code 100} in a block {@code eth0}.
 *
 * @param own what stands under the name itself; of the others alone, nothing does
 * @param longer what stands under the others, by those names
 */
public record DividedName(SettingsValue own, Map<String, SettingsValue> longer) {

  /**
   * What stands under {@code name}.
   *
   * @param isKey the keys that may stand there
   */
  public static DividedName of(String name, SettingsValue value, Predicate<String> isKey) {
    Map<String, SettingsValue> longer = new LinkedHashMap<>();
    return new DividedName(divide(name, value, isKey, longer), longer);
  }

  /**
   * The texts that stand under {@code name} and those that begin with it and a dot.
   *
   * @return what is no block, and what is an empty one
   */
  public static Map<String, SettingsValue> texts(String name, SettingsValue value) {
    if (!(value.value() instanceof ConfigObject content) || content.isEmpty()) {
      return Map.of(name, value);
    }
    Map<String, SettingsValue> texts = new LinkedHashMap<>();
    inOrder(value, content)
        .forEach(entry -> texts.putAll(texts(name + "." + entry.getKey(), entry.getValue())));
    return texts;
  }

  /** Adds the longer names in {@code value} to {@code longer}, and gives what else is in it. */
  private static SettingsValue divide(
      String name,
      SettingsValue value,
      Predicate<String> isKey,
      Map<String, SettingsValue> longer) {
    if (!(value.value() instanceof ConfigObject content)) {
      return value;
    }
    ConfigObject own = content;
    for (Map.Entry<String, SettingsValue> entry : inOrder(value, content)) {
      if (!isKey.test(entry.getKey()) && add(name, entry, isKey, longer)) {
        own = own.withoutKey(entry.getKey());
      }
    }
    return new SettingsValue(value.path(), own, value.problems());
  }

  private static Iterable<Map.Entry<String, SettingsValue>> inOrder(
      SettingsValue value, ConfigObject content) {
    return new SettingsBlock(value.path(), content, value.problems()).entries().toList();
  }

  /** Whether the entry of {@code name}'s block is a longer name, or begins some. */
  private static boolean add(
      String name,
      Map.Entry<String, SettingsValue> entry,
      Predicate<String> isKey,
      Map<String, SettingsValue> longer) {
    int before = longer.size();
    String whole = name + "." + entry.getKey();
    Map<String, SettingsValue> deeper = new LinkedHashMap<>();
    SettingsValue own = divide(whole, entry.getValue(), isKey, deeper);
    if (own.value() instanceof ConfigObject block && block.keySet().stream().anyMatch(isKey)) {
      longer.put(whole, own);
    }
    longer.putAll(deeper);
    return longer.size() > before;
  }

  /** Whether nothing stands under the name itself. */
  public boolean isOnlyLonger() {
    return !longer.isEmpty() && own.value() instanceof ConfigObject block && block.isEmpty();
  }
}
