package net.relay6.settings;

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
 * @param problems where its faults go
 */
record SettingsBlock(String path, ConfigObject content, Problems problems) {

  /** What stands at {@code key}; a null is something. */
  Optional<SettingsValue> find(String key) {
    return Optional.ofNullable(content.get(key))
        .map(value -> new SettingsValue(pathOf(key), value, problems));
  }

  boolean isEmpty() {
    return content.isEmpty();
  }

  boolean has(String key) {
    return content.containsKey(key);
  }

  /** All values in the order of the file; of those in one line in the order of their keys. */
  Stream<Map.Entry<String, SettingsValue>> entries() {
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

  /** Reports a fault of {@code key}, which need not stand here. */
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
