package net.relay6.settings;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The keys a running relay does not follow when they change: they count at its next start. */
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

  /** Those of them that {@code now} says otherwise than {@code started}, in their order. */
  public static List<String> changed(RelaySettings started, RelaySettings now) {
    return KEYS.entrySet().stream()
        .filter(key -> !key.getValue().apply(started).equals(key.getValue().apply(now)))
        .map(Map.Entry::getKey)
        .toList();
  }
}
