package net.relay6.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Octets;

/** The rules for options that the relay adds. */
public final class OptionRules {

  private static final int DATA_LENGTH_MAX = 1024;

  private static final int RELAY_MESSAGE = 9;
  private static final int INTERFACE_ID = 18;
  private static final int ECHO_REQUEST = 43;
  private static final int RELAY_SOURCE_PORT = 135;

  /** Options of clients' and servers' messages, and those of relaying itself. */
  private static final Set<Integer> NOT_FOR_RELAYS =
      Set.of(1, 2, 3, 5, RELAY_MESSAGE, 25, 26, RELAY_SOURCE_PORT);

  private static final Map<Integer, String> OWN_KEYS =
      Map.of(
          17,
          "vendor-options",
          INTERFACE_ID,
          "interface-id",
          37,
          "remote-id",
          38,
          "subscriber-id",
          ECHO_REQUEST,
          "echo-request",
          53,
          "send-relay-id",
          66,
          "supplied-options",
          79,
          "client-link-layer-address");

  /** Options that IANA lists as Relay-Supplied Options (RFC 6422, section 8). */
  private static final Set<Integer> SUPPLIABLE = Set.of(65);

  private OptionRules() {}

  /** Every option with a template has at least one octet of data. */
  public static Optional<String> template(Template template) {
    if (template.parts().isEmpty() || template.parts().equals(Template.of(Octets.EMPTY).parts())) {
      return Optional.of("has no content; write at least one character, or remove the key");
    }
    int length = template.fixedLength();
    return unless(
        length <= DATA_LENGTH_MAX,
        "has %d octets; write at most %d".formatted(length, DATA_LENGTH_MAX));
  }

  /**
   * The message of a {@code SettingsProblem} if no relay may add the option, or if the option has a
   * key of its own; otherwise empty.
   */
  public static Optional<String> extra(OptionNumber option) {
    if (NOT_FOR_RELAYS.contains(option.number())) {
      return Optional.of("a relay must not add option %d; remove it".formatted(option.number()));
    }
    return Optional.ofNullable(OWN_KEYS.get(option.number()))
        .map(key -> "option %d has its own key: %s".formatted(option.number(), key));
  }

  /**
   * The message of a {@code SettingsProblem} if IANA does not list the option as a Relay-Supplied
   * Option (RFC 6422, section 8) and {@code allowAny} is false; otherwise empty.
   */
  public static Optional<String> supplied(OptionNumber option, boolean allowAny) {
    return unless(
        allowAny || SUPPLIABLE.contains(option.number()),
        "servers need not accept option %d from a relay (RFC 6422, section 5); remove it, or write"
                .formatted(option.number())
            + " allow-any-supplied-option = true");
  }

  /** Options that affect the relaying of a response must not be echoed (RFC 4994, section 4). */
  public static Optional<String> echoed(OptionNumber option) {
    return unless(
        !Set.of(RELAY_MESSAGE, INTERFACE_ID, ECHO_REQUEST, RELAY_SOURCE_PORT)
            .contains(option.number()),
        "option %d cannot be requested: servers return it without a request, or never"
            .formatted(option.number()));
  }

  /**
   * The message of a {@code SettingsProblem} if the option must not be omitted, since responses are
   * assigned to clients by it: Relay Message, Interface-Id and Relay Source Port; otherwise empty.
   */
  public static Optional<String> omitted(OptionNumber option) {
    return unless(
        !Set.of(RELAY_MESSAGE, INTERFACE_ID, RELAY_SOURCE_PORT).contains(option.number()),
        "option %d cannot be omitted: without it, responses cannot be delivered"
            .formatted(option.number()));
  }

  /**
   * The message of a {@code SettingsProblem} if an option is repeated, with the first such option;
   * otherwise empty.
   */
  public static Optional<String> once(List<OptionNumber> options) {
    Set<OptionNumber> seen = new HashSet<>();
    return options.stream()
        .filter(option -> !seen.add(option))
        .findFirst()
        .map(option -> "%s is listed twice; list it once".formatted(option));
  }

  /**
   * The message of a {@code SettingsProblem} if there is a {@code value} without {@code enterprise}
   * number (RFC 4649, section 3); otherwise empty.
   */
  public static Optional<String> remoteId(Optional<Template> value, Optional<Long> enterprise) {
    return unless(
        value.isEmpty() || enterprise.isPresent(),
        "a Remote-Id needs the number of the enterprise that defines it (RFC 4649, section 3);"
            + " write remote-id-enterprise = 32473 with yours");
  }

  private static Optional<String> unless(boolean kept, String fault) {
    return kept ? Optional.empty() : Optional.of(fault);
  }
}
