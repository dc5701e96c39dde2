package net.relay6.settings.hocon;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.settings.NearestName;

/**
 * Reads the keys of a block. A key that the block omits is looked up in the blocks behind it: the
 * operator's defaults, then those of {@code reference.conf}. The cursor records the keys that were
 * read, so that the others are reported as unknown.
 */
public final class SettingsCursor {

  /**
   * One of the blocks.
   *
   * @param spellings the misspelt keys of this block and the keys they stand for
   */
  private record Layer(SettingsBlock block, Map<String, String> spellings) {

    Optional<SettingsValue> find(String key) {
      return block.find(written(key));
    }

    boolean has(String key) {
      return block.has(written(key));
    }

    void refuse(String key, String message) {
      block.refuse(written(key), message);
    }

    private String written(String key) {
      return spellings.getOrDefault(key, key);
    }
  }

  private final List<Layer> layers;
  private final Set<String> readKeys = new LinkedHashSet<>();
  private final Map<String, String> missing = new LinkedHashMap<>();

  /**
   * @param blocks the block itself first, {@code reference.conf} last
   */
  public SettingsCursor(List<SettingsBlock> blocks) {
    layers =
        blocks.stream()
            .map(block ->
                new Layer(block, Spellings.of(block.content(), blocks.getLast().content())))
            .toList();
  }

  /** The value of {@code key} in the first block that has it; empty if it is null there. */
  public Optional<SettingsValue> find(String key) {
    readKeys.add(key);
    return layers.stream()
        .flatMap(layer -> layer.find(key).stream())
        .findFirst()
        .filter(found -> found.value().valueType() != ConfigValueType.NULL);
  }

  /** The value of {@code key}, whose absence is a problem. */
  public Optional<SettingsValue> require(String key, String example) {
    Optional<SettingsValue> value = find(key);
    if (value.isEmpty()) {
      lacks(key, "is missing; write " + example);
    }
    return value;
  }

  /**
   * Reports that {@code key} is missing, unless an unknown key is found, which is then assumed to
   * be a misspelling.
   */
  public void lacks(String key, String message) {
    readKeys.add(key);
    if (writer(key).isPresent()) {
      refuse(key, message);
    } else {
      missing.put(key, message);
    }
  }

  /** True or false; false if the value is faulty. */
  public boolean flag(String key) {
    return require(key, key + " = true or false").flatMap(SettingsValue::flag).orElse(false);
  }

  /** The elements of a list; empty if the value is not a list. */
  public List<SettingsValue> elements(String key) {
    return find(key).map(SettingsValue::elements).orElse(List.of());
  }

  /** The elements of a list, converted by {@code read}. */
  public <T> List<T> elements(String key, Function<SettingsValue, Optional<T>> read) {
    return find(key).map(value -> value.elements(read)).orElse(List.of());
  }

  /** Passes every key of the block {@code key} with its value to {@code reader}. */
  public void entries(String key, BiConsumer<String, SettingsValue> reader) {
    find(key)
        .flatMap(SettingsValue::block)
        .ifPresent(block ->
            block.entries().forEach(entry -> reader.accept(entry.getKey(), entry.getValue())));
  }

  /** The block {@code key}, with the blocks of that name behind it. */
  public SettingsCursor block(String key) {
    readKeys.add(key);
    return new SettingsCursor(
        layers.stream()
            .flatMap(layer -> layer.find(key).stream())
            .flatMap(value -> value.block().stream())
            .toList());
  }

  /** The same blocks behind another one. */
  SettingsCursor behind(SettingsBlock block) {
    return new SettingsCursor(
        Stream.concat(Stream.of(block), layers.stream().map(Layer::block)).toList());
  }

  /** Whether only {@code reference.conf} contains the block. */
  public boolean isLeftOut() {
    return layers.size() == 1;
  }

  /** Whether the block itself contains {@code key}. */
  public boolean isWritten(String key) {
    return layers.getFirst().has(key);
  }

  /** Whether the key exists. */
  public boolean hasDefault(String key) {
    return layers.getLast().has(key);
  }

  /** The keys of the block itself, in the order of the file. */
  public List<String> names() {
    return entries().map(Map.Entry::getKey).toList();
  }

  /** Reports a fault at the position of {@code key}, or else of the block. */
  public void refuse(String key, String message) {
    writer(key).orElse(layers.getFirst()).refuse(key, message);
  }

  private Optional<Layer> writer(String key) {
    return layers.stream().limit(layers.size() - 1).filter(layer -> layer.has(key)).findFirst();
  }

  /** Reports the fault that a rule found in {@code key}, if any. */
  public void refuse(String key, Optional<String> fault) {
    fault.ifPresent(message -> refuse(key, message));
  }

  /** Reports {@code key} if it is present, where it is not allowed. */
  public void refusePresent(String key, String message) {
    find(key).ifPresent(value -> value.refuse(message));
  }

  /** Reports every unknown key of the block itself or, if there is none, the missing keys. */
  public void refuseUnknownKeys() {
    List<Map.Entry<String, SettingsValue>> unknown =
        entries().filter(entry -> !readKeys.contains(entry.getKey())).toList();
    unknown.forEach(entry -> entry.getValue().refuseKey(fault(entry.getKey())));
    if (unknown.isEmpty()) {
      missing.forEach(this::refuse);
    }
  }

  private String fault(String unknown) {
    Set<String> unused =
        readKeys.stream()
            .filter(key -> !layers.getFirst().block().has(key))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    String hint = NearestName.hint(unknown, unused);
    return missing.isEmpty() || NearestName.nearest(unknown, unused).isPresent()
        ? "unknown key; " + hint
        : "unknown key, and %s is missing; %s".formatted(String.join(", ", missing.keySet()), hint);
  }

  private Stream<Map.Entry<String, SettingsValue>> entries() {
    return layers.getFirst().block().entries();
  }

  /**
   * Finds misspelt keys. The value of such a key is read as that of the intended key, so that a
   * typing error does not appear to remove all links.
   */
  static final class Spellings {

    /**
     * More unknown keys in one block are no typing errors, and comparing them all takes seconds.
     */
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
}
