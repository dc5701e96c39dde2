package net.relay6.settings.read;

import java.util.Optional;
import net.relay6.net.MessageTypeNames;
import net.relay6.settings.LinkRules;
import net.relay6.settings.NearestName;
import net.relay6.settings.TypeNumber;
import net.relay6.settings.hocon.SettingsValue;

/** Reads a message type as written by operators: a name of IANA's list, or a number. */
final class TypeText {

  private TypeText() {}

  static Optional<TypeNumber> read(SettingsValue value) {
    Optional<TypeNumber> type =
        value.isNumber()
            ? value.number(0, TypeNumber.MAX).map(TypeNumber::new)
            : value.text().flatMap(name -> named(name, value));
    return type.filter(value.keeps(LinkRules::refusableType));
  }

  /** The type of the key {@code name} of {@code value}. */
  static Optional<TypeNumber> read(String name, SettingsValue value) {
    return name.matches("[0-9]{1,3}") && Integer.parseInt(name) <= TypeNumber.MAX
        ? Optional.of(new TypeNumber(Integer.parseInt(name)))
        : named(name, value);
  }

  private static Optional<TypeNumber> named(String name, SettingsValue value) {
    Optional<TypeNumber> type = TypeNumber.named(name);
    if (type.isEmpty()) {
      value.refuse("no message type is called \"%s\"; %s".formatted(name, hint(name)));
    }
    return type;
  }

  private static String hint(String name) {
    return NearestName.nearest(name, MessageTypeNames.all())
        .map(near -> "did you mean \"" + near + "\"?")
        .orElse("write a name such as LEASEQUERY or a number from 0 to 255");
  }
}
