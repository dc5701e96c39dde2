package net.relay6.assembly;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what each link does or waits for, and warnings, once for every change. */
final class StateLog {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  private final Map<String, String> lastByName = new HashMap<>();
  private Set<String> lastWarnings = Set.of();
  private Optional<String> lastSilence = Optional.empty();

  void log(Assembled assembled) {
    assembled.warnings().stream()
        .filter(warning -> !lastWarnings.contains(warning))
        .forEach(LOG::warn);
    lastWarnings = Set.copyOf(assembled.warnings());
    for (LinkStatus link : assembled.links()) {
      String text = text(link);
      if (!text.equals(lastByName.put(link.name(), text))) {
        write(link, text);
      }
    }
  }

  /** Says once why the kernel tells nobody of changes. */
  void logSilence(Optional<String> silence) {
    if (!silence.equals(lastSilence)) {
      silence.ifPresent(reason ->
          LOG.warn(
              "interfaces: the kernel does not tell of changes, {}; they are looked at twice a second",
              reason));
      lastSilence = silence;
    }
  }

  private static void write(LinkStatus link, String text) {
    switch (link) {
      case LinkStatus.Ready _ -> LOG.info("link {}: {}", link.name(), text);
      case LinkStatus.Waiting _ -> LOG.warn("link {}: waiting, {}", link.name(), text);
    }
  }

  private static String text(LinkStatus link) {
    return switch (link) {
      case LinkStatus.Waiting(_, LinkStatus.Reason reason) -> reason.text();
      case LinkStatus.Ready(var plan) ->
          "relaying with link-address %s and Interface-Id %s"
              .formatted(plan.linkAddress(), plan.interfaceId().toDisplay());
    };
  }
}
