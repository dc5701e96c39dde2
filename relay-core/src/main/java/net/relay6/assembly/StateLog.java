package net.relay6.assembly;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import net.relay6.agent.Flapping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what each link does or waits for, and warnings, once for every change; what flaps is told of
 * less often.
 */
final class StateLog {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  private final Flapping flapping;
  private final Map<String, String> lastByName = new HashMap<>();
  private Set<String> lastWarnings = Set.of();
  private Optional<String> lastSilence = Optional.empty();

  StateLog(LongSupplier nanoClock) {
    flapping = new Flapping(nanoClock);
  }

  /** Tells what has changed. */
  void log(Assembled assembled) {
    assembled.warnings().stream()
        .filter(warning -> !lastWarnings.contains(warning))
        .forEach(warning -> flapping.changed(warning, often -> LOG.warn("{}{}", warning, often)));
    lastWarnings = Set.copyOf(assembled.warnings());
    for (LinkStatus link : assembled.links()) {
      String text = text(link);
      if (!text.equals(lastByName.put(link.name(), text))) {
        flapping.changed("link " + link.name(), line(link, text));
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

  /** Tells what had to wait because it changed too often; called at every look. */
  void settle() {
    flapping.settle();
  }

  private static Consumer<String> line(LinkStatus link, String text) {
    return switch (link) {
      case LinkStatus.Ready _ ->
          often ->
              LOG.atInfo()
                  .addKeyValue("link", link.name())
                  .log("link {}: {}{}", link.name(), text, often);
      case LinkStatus.Waiting _ ->
          often ->
              LOG.atWarn()
                  .addKeyValue("link", link.name())
                  .log("link {}: waiting, {}{}", link.name(), text, often);
    };
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
