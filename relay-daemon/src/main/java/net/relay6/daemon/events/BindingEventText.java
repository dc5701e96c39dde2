package net.relay6.daemon.events;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.relay6.daemon.view.BindingView;
import net.relay6.daemon.view.Elapsed;

/**
 * Binding events as lines for people: time, event, prefix, client, link, servers and end.
 *
 * @param clock the time of day
 * @param zone the time zone of the lines
 */
public record BindingEventText(InstantSource clock, ZoneId zone) implements BindingEvents.Format {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  @Override
  public String line(BindingEvents.Event event) {
    return switch (event) {
      case BindingEvents.Start start -> startLine(start);
      case BindingEvents.Held held -> line("held", held.binding());
      case BindingEvents.Change change -> line(change.event(), change.binding());
      case BindingEvents.Place place ->
          place.event().equals("lost")
              ? now() + " changes were lost because they were read too slowly; start again"
              : "";
    };
  }

  private String startLine(BindingEvents.Start start) {
    String missing =
        start
            .incompleteSince()
            .map(since ->
                "; those granted before %s are missing unless extended since".formatted(since))
            .orElse("");
    return "%s %d bindings%s".formatted(now(), start.bindings(), missing);
  }

  private String line(String event, BindingView binding) {
    return "%s %-9s %s client %s on %s of %s, ends in %s%s"
        .formatted(
            now(),
            event,
            binding.prefix(),
            binding.client(),
            binding.link(),
            String.join(",", binding.claims().stream().map(BindingView.Claim::server).toList()),
            end(binding),
            binding.state().equals("confirmed") ? "" : ", " + binding.state());
  }

  private String end(BindingView binding) {
    return binding.claims().getLast().validUntil().map(this::until).orElse("never");
  }

  private String until(Instant end) {
    return Duration.between(clock.instant(), end).isNegative()
        ? "0s"
        : new Elapsed(clock).until(end);
  }

  private String now() {
    return TIME.format(clock.instant().atZone(zone));
  }
}
