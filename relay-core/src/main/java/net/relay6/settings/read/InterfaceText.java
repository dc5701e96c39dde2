package net.relay6.settings.read;

import java.util.Optional;
import net.relay6.settings.InterfaceNames;
import net.relay6.settings.hocon.SettingsValue;

/** A network interface as an operator writes it: its name, or a pattern of names. */
final class InterfaceText {

  private InterfaceText() {}

  /** A name or a pattern. */
  static Optional<String> read(SettingsValue value) {
    return value.text().filter(value.keeps(InterfaceNames::fault));
  }

  /** A name, and no pattern. */
  static Optional<String> readOne(SettingsValue value) {
    return value.text().filter(value.keeps(InterfaceNames::faultOfOne));
  }
}
