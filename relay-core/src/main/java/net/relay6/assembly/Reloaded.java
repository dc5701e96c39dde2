package net.relay6.assembly;

import java.util.List;
import net.relay6.settings.SettingsChange;

/**
 * What has become of a relay that follows another configuration.
 *
 * @param change what is different
 * @param warnings what does not work as hoped, and what waits
 */
public record Reloaded(SettingsChange change, List<Warning> warnings) {

  /** Copies its list. */
  public Reloaded {
    warnings = List.copyOf(warnings);
  }
}
