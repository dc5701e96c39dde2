package net.relay6.settings.read;

import java.util.Optional;
import net.relay6.net.OptionCodeNames;
import net.relay6.settings.NearestName;
import net.relay6.settings.OptionNumber;
import net.relay6.settings.hocon.SettingsValue;

/** Reads an option code as written by operators: a name that relay6 prints, or a number. */
final class OptionText {

  private OptionText() {}

  static Optional<OptionNumber> read(SettingsValue value) {
    return value.isNumber()
        ? value.number(1, OptionNumber.MAX).map(OptionNumber::new)
        : value.text().flatMap(name -> named(name, value));
  }

  private static Optional<OptionNumber> named(String name, SettingsValue value) {
    Optional<OptionNumber> option = OptionCodeNames.number(name).map(OptionNumber::new);
    if (option.isEmpty()) {
      value.refuse(
          "no option is called \"%s\"; %s"
              .formatted(
                  name,
                  NearestName.nearest(name, OptionCodeNames.all())
                      .map(near -> "did you mean \"" + near + "\"?")
                      .orElse("write a name such as REMOTE-ID or a number from 1 to 65535")));
    }
    return option;
  }
}
