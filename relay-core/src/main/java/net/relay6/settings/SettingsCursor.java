package net.relay6.settings;

import com.typesafe.config.ConfigValueType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A block of the file while its keys are asked for. What it leaves out is looked up in the blocks
 * behind it: the defaults the operator wrote, then those of {@code reference.conf}. The keys asked
 * for are remembered, so that the unknown ones fall out by themselves.
 */
final class SettingsCursor {

  private final List<SettingsBlock> blocks;
  private final Set<String> asked = new LinkedHashSet<>();

  /**
   * @param blocks the block itself first, {@code reference.conf} last
   */
  SettingsCursor(List<SettingsBlock> blocks) {
    this.blocks = List.copyOf(blocks);
  }

  /** The value of {@code key} in the first block that has it; empty when it is null there. */
  Optional<SettingsValue> find(String key) {
    asked.add(key);
    return blocks.stream()
        .flatMap(block -> block.find(key).stream())
        .findFirst()
        .filter(found -> found.value().valueType() != ConfigValueType.NULL);
  }

  /** The value of {@code key}, whose absence is a problem. */
  Optional<SettingsValue> require(String key, String example) {
    Optional<SettingsValue> value = find(key);
    if (value.isEmpty()) {
      refuse(key, "is missing; write " + example);
    }
    return value;
  }

  /** True or false; false when there is a problem with it. */
  boolean flag(String key) {
    return require(key, key + " = true or false").flatMap(SettingsValue::flag).orElse(false);
  }

  /** The elements of a list; none when there is no list. */
  List<SettingsValue> elements(String key) {
    return find(key).map(SettingsValue::elements).orElse(List.of());
  }

  /** What {@code read} makes of the elements of a list. */
  <T> List<T> elements(String key, Function<SettingsValue, Optional<T>> read) {
    return find(key).map(value -> value.elements(read)).orElse(List.of());
  }

  /** Hands every key of the block {@code key} with its value to {@code reader}. */
  void entries(String key, BiConsumer<String, SettingsValue> reader) {
    find(key)
        .flatMap(SettingsValue::block)
        .ifPresent(block ->
            block.entries().forEach(entry -> reader.accept(entry.getKey(), entry.getValue())));
  }

  /** The block {@code key}, with the blocks of that name behind it. */
  SettingsCursor block(String key) {
    asked.add(key);
    return new SettingsCursor(
        blocks.stream()
            .flatMap(block -> block.find(key).stream())
            .flatMap(value -> value.block().stream())
            .toList());
  }

  /** The same blocks behind another one. */
  SettingsCursor behind(SettingsBlock block) {
    return new SettingsCursor(Stream.concat(Stream.of(block), blocks.stream()).toList());
  }

  /** Whether the operator left the block out, so that only {@code reference.conf} speaks. */
  boolean isLeftOut() {
    return blocks.size() == 1;
  }

  /** Whether {@code key} stands in the block itself. */
  boolean isWritten(String key) {
    return blocks.getFirst().has(key);
  }

  /** The keys of the block itself, in the order of the file. */
  List<String> names() {
    return blocks.getFirst().entries().map(Map.Entry::getKey).toList();
  }

  /** Reports a fault of {@code key} where the operator wrote it, or else at the block itself. */
  void refuse(String key, String message) {
    blocks.stream()
        .limit(blocks.size() - 1)
        .filter(block -> block.has(key))
        .findFirst()
        .orElse(blocks.getFirst())
        .refuse(key, message);
  }

  /** Reports the fault a rule found in {@code key}, if any. */
  void refuse(String key, Optional<String> fault) {
    fault.ifPresent(message -> refuse(key, message));
  }

  /** Reports {@code key} when it stands here, where it makes no sense. */
  void refusePresent(String key, String message) {
    find(key).ifPresent(value -> value.refuse(message));
  }

  /** Reports every key of the block itself that nobody asked for. */
  void refuseUnknownKeys() {
    blocks
        .getFirst()
        .entries()
        .filter(entry -> !asked.contains(entry.getKey()))
        .forEach(entry ->
            entry.getValue().refuse("unknown key; " + NearestName.hint(entry.getKey(), asked)));
  }
}
