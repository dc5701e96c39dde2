package net.relay6.settings;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The keys that are read only at the start: a running relay ignores changes of them. */
public final class ReadAtStart {

  private static final Map<String, Function<RelaySettings, Object>> KEYS =
      new TreeMap<>(
          Map.of(
              "admin",
              RelaySettings::admin,
              "privacy",
              RelaySettings::privacy,
              "server-set.observe",
              settings -> settings.serverSet().observe(),
              "server-set.remembered-exchanges",
              settings -> settings.serverSet().rememberedExchanges(),
              "server-set.remembered-leases",
              settings -> settings.serverSet().rememberedLeases()));

  private ReadAtStart() {}

  /** The keys whose values differ between {@code started} and {@code now}, in order. */
  public static List<String> changed(RelaySettings started, RelaySettings now) {
    return KEYS.entrySet().stream()
        .filter(key -> !key.getValue().apply(started).equals(key.getValue().apply(now)))
        .map(Map.Entry::getKey)
        .toList();
  }
}
