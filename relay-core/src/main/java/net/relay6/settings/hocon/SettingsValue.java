package net.relay6.settings.hocon;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import net.relay6.net.Ipv6Address;
import net.relay6.settings.NearestName;
import net.relay6.settings.Origin;

/**
 * One value of the file, read as the type of its key. A value of another type is reported and
 * yields empty.
 *
 * @param path the full path of its key
 * @param value the library's value
 * @param problems receives its faults
 */
public record SettingsValue(String path, ConfigValue value, Problems problems) {

  /** Reports a fault of this value. */
  public void refuse(String message) {
    problems.add(path, value.origin(), message);
  }

  /** Reports a fault of this value at the place of {@code where}. */
  public void refuseAt(SettingsValue where, String message) {
    problems.add(path, where.value.origin(), message);
  }

  /** Reports that the key does not exist; further faults of its value are ignored. */
  void refuseKey(String message) {
    problems.addUnknownKey(path, problems.origin(value.origin()), message);
  }

  /** Reports the fault that a rule found, if any. */
  public void refuse(Optional<String> fault) {
    fault.ifPresent(this::refuse);
  }

  /** A predicate for a rule about the converted value; a fault is reported. */
  public <T> Predicate<T> keeps(Function<T, Optional<String>> rule) {
    return made -> {
      Optional<String> fault = rule.apply(made);
      refuse(fault);
      return fault.isEmpty();
    };
  }

  /** The position of this value. */
  public Origin origin() {
    return problems.origin(value.origin());
  }

  /** The keys of this block, with those of {@code defaults} behind them. */
  public Optional<SettingsCursor> entry(SettingsCursor defaults) {
    return block().map(defaults::behind);
  }

  /** The same value with {@code name} in brackets behind its path. */
  public SettingsValue named(String name) {
    return new SettingsValue(path + "[" + name + "]", value, problems);
  }

  /** Whether a number stands there. */
  public boolean isNumber() {
    return value.valueType() == ConfigValueType.NUMBER;
  }

  /** The value as text. A number is reported unless it is in quotes. */
  public Optional<String> text() {
    if (isNumber()) {
      refuse("%s is a number; write it in quotes: \"%1$s\"".formatted(shown()));
      return Optional.empty();
    }
    return ofType(ConfigValueType.STRING, "text in quotes").map(String.class::cast);
  }

  /** The value as a Boolean. A text is reported, even {@code "true"}. */
  public Optional<Boolean> flag() {
    return ofType(ConfigValueType.BOOLEAN, "true or false").map(Boolean.class::cast);
  }

  /** The value as a whole number from {@code least} to {@code most}, both included. */
  public Optional<Integer> number(int least, int most) {
    return wholeNumber(least, most).map(Long::intValue);
  }

  /** Like {@link #number}, with 64 bits. */
  public Optional<Long> wholeNumber(long least, long most) {
    String wanted = "a whole number from %d to %d".formatted(least, most);
    return ofType(ConfigValueType.NUMBER, wanted)
        .map(Number.class::cast)
        .filter(number -> {
          boolean fits =
              number.doubleValue() == number.longValue()
                  && number.longValue() >= least
                  && number.longValue() <= most;
          if (!fits) {
            refuse("%s does not fit; write %s".formatted(shown(), wanted));
          }
          return fits;
        })
        .map(Number::longValue);
  }

  /** A time with its unit, {@code 300 ms}. */
  public Optional<Duration> duration(Duration least, Duration most) {
    String wanted = "a time from %s to %s".formatted(shown(least), shown(most));
    if (value.valueType() != ConfigValueType.STRING) {
      refuse(mismatch(wanted + " with its unit, such as 300 ms or 5 s"));
      return Optional.empty();
    }
    try {
      Duration duration = value.atKey("time").getDuration("time");
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
        return Optional.of(duration);
      }
    } catch (ConfigException _) {
      // Reported below with relay6's own message.
    }
    refuse("\"%s\" does not fit; write %s, such as 300 ms or 5 s".formatted(shown(), wanted));
    return Optional.empty();
  }

  private static String shown(Duration duration) {
    return duration.toMillis() < 1000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
  }

  /**
   * The constant of {@code type} whose name in lower case with hyphens is the text. An unknown text
   * is reported with the most similar name.
   */
  public <E extends Enum<E>> Optional<E> choice(Class<E> type) {
    List<String> known = Arrays.stream(type.getEnumConstants()).map(SettingsValue::kebab).toList();
    return text()
        .flatMap(written -> {
          int index = known.indexOf(written);
          if (index < 0) {
            refuse("\"%s\" is unknown; %s".formatted(written, NearestName.hint(written, known)));
            return Optional.empty();
          }
          return Optional.of(type.getEnumConstants()[index]);
        });
  }

  /** The text as an IPv6 address without zone, prefix length, brackets and port. */
  public Optional<Ipv6Address> address() {
    return text().flatMap(this::address);
  }

  /** The address in {@code text}, a part of this value. */
  public Optional<Ipv6Address> address(String text) {
    Optional<Ipv6Address> address = Ipv6Address.parse(text);
    if (address.isEmpty()) {
      refuse(AddressText.fault(text));
    }
    return address;
  }

  /** The elements; empty if this is not a list. */
  List<SettingsValue> elements() {
    if (!(value instanceof ConfigList list)) {
      refuse(mismatch("a list, as in [ ... ]"));
      return List.of();
    }
    return list.stream().map(element -> new SettingsValue(path, element, problems)).toList();
  }

  /** The elements converted by {@code read}, without those that it cannot convert. */
  public <T> List<T> elements(Function<SettingsValue, Optional<T>> read) {
    return elements().stream().map(read).flatMap(Optional::stream).toList();
  }

  /** The value as a block, with the same path. */
  public Optional<SettingsBlock> block() {
    if (value instanceof ConfigObject content) {
      return Optional.of(new SettingsBlock(path, content, problems));
    }
    refuse(mismatch("a block, as in { ... }"));
    return Optional.empty();
  }

  private Optional<Object> ofType(ConfigValueType type, String wanted) {
    if (value.valueType() != type) {
      refuse(mismatch(wanted));
      return Optional.empty();
    }
    return Optional.of(value.unwrapped());
  }

  private String mismatch(String wanted) {
    return "%s is not allowed here; write %s".formatted(described(), wanted);
  }

  private String described() {
    return switch (value.valueType()) {
      case OBJECT -> "a block";
      case LIST -> "a list";
      case NULL -> "null";
      case NUMBER -> "the number " + shown();
      case BOOLEAN -> shown();
      case STRING -> "the text \"" + shown() + '"';
    };
  }

  /** The original text, which may differ from the number read, such as 0660. */
  private String shown() {
    return isNumber()
        ? value.atKey("number").getString("number")
        : String.valueOf(value.unwrapped());
  }

  private static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Explains why a text is not an IPv6 address. */
  static final class AddressText {

    private AddressText() {}

    static String fault(String text) {
      if (text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
        return "%s is an IPv4 address; DHCPv6 needs an IPv6 address".formatted(text);
      }
      if (text.indexOf('%') > 0) {
        return "\"%s\" names an interface, which is not allowed here; write \"%s\""
            .formatted(text, text.substring(0, text.indexOf('%')));
      }
      if (text.indexOf('/') > 0) {
        return "\"%s\" is a prefix; write one address".formatted(text);
      }
      if (text.startsWith("[")) {
        return "\"%s\" has brackets; write the address alone, the port is always 547"
            .formatted(text);
      }
      if (text.indexOf(':') < 0) {
        return "\"%s\" is no IPv6 address; write one such as \"2001:db8:a::2\"".formatted(text);
      }
      return "\"%s\" is no IPv6 address; write one such as \"2001:db8:a::2\"".formatted(text);
    }
  }
}
