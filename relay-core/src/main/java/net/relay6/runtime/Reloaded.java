package net.relay6.runtime;

import java.util.List;
import net.relay6.planning.model.Warning;
import net.relay6.settings.SettingsChange;

/**
 * The result of applying another configuration.
 *
 * @param change what is different
 * @param warnings the warnings, and what waits
 */
public record Reloaded(SettingsChange change, List<Warning> warnings) {

  /** Copies its list. */
  public Reloaded {
    warnings = List.copyOf(warnings);
  }
}
