package net.relay6.settings.hocon;

import com.typesafe.config.ConfigObject;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One block of a file.
 *
 * @param path its full path; empty for a whole file
 * @param content its keys
 * @param problems receives its faults
 */
public record SettingsBlock(String path, ConfigObject content, Problems problems) {

  /** The value of {@code key}, which may be null in the file. */
  Optional<SettingsValue> find(String key) {
    return Optional.ofNullable(content.get(key))
        .map(value -> new SettingsValue(pathOf(key), value, problems));
  }

  /** Whether the block has no keys. */
  public boolean isEmpty() {
    return content.isEmpty();
  }

  boolean has(String key) {
    return content.containsKey(key);
  }

  /** All values in the order of the file; values on one line in the order of their keys. */
  public Stream<Map.Entry<String, SettingsValue>> entries() {
    return content.entrySet().stream()
        .map(entry ->
            Map.entry(
                entry.getKey(),
                new SettingsValue(pathOf(entry.getKey()), entry.getValue(), problems)))
        .sorted(
            Comparator.comparing(
                    (Map.Entry<String, SettingsValue> entry) -> entry.getValue().origin())
                .thenComparing(Map.Entry::getKey));
  }

  /** Reports a fault of {@code key}, which need not exist. */
  void refuse(String key, String message) {
    find(key)
        .ifPresentOrElse(
            value -> value.refuse(message),
            () -> problems.add(pathOf(key), content.origin(), message));
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
