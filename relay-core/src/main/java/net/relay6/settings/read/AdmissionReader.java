package net.relay6.settings.read;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Ipv6Prefix;
import net.relay6.net.MessageTypeNames;
import net.relay6.settings.LinkRules;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.NearestName;
import net.relay6.settings.TypeNumber;
import net.relay6.settings.hocon.Problems;
import net.relay6.settings.hocon.SettingsCursor;
import net.relay6.settings.hocon.SettingsValue;

/** Reads the rules for messages of a link, in the order of {@code reference.conf}. */
final class AdmissionReader {

  private final SettingsCursor keys;
  private final Problems problems;

  AdmissionReader(SettingsCursor keys, Problems problems) {
    this.keys = keys;
    this.problems = problems;
  }

  /** The rules; if they have faults, these are reported and the result refuses nothing. */
  LinkSettings.Admission read() {
    int before = problems.count();
    List<Ipv6Prefix> downstreamRelays = keys.elements("downstream-relays", PrefixText::read);
    Set<TypeNumber> denyTypes = types("deny-types");
    Set<TypeNumber> serverMessageTypes = types("server-message-types");
    boolean allowLeasequery = keys.flag("allow-leasequery");
    boolean acceptUnicast = keys.flag("accept-unicast");
    boolean acceptSuppliedOptions = keys.flag("accept-supplied-options");
    boolean receiveByFrame = keys.flag("receive-by-frame");
    Optional<Integer> clientRate = keys.find("client-rate").flatMap(AdmissionReader::rate);
    int clientBurst = burst("client-burst");
    Optional<Integer> linkRate = keys.find("link-rate").flatMap(AdmissionReader::rate);
    int linkBurst = burst("link-burst");
    keys.refuse("allow-leasequery", LinkRules.leasequery(allowLeasequery, denyTypes));
    return problems.count() > before
        ? nothingRefused()
        : new LinkSettings.Admission(
            downstreamRelays,
            denyTypes,
            serverMessageTypes,
            allowLeasequery,
            acceptUnicast,
            acceptSuppliedOptions,
            receiveByFrame,
            clientRate,
            clientBurst,
            linkRate,
            linkBurst);
  }

  private Set<TypeNumber> types(String key) {
    return Set.copyOf(keys.elements(key, TypeText::read));
  }

  private int burst(String key) {
    return keys.require(key, key + " = 100").flatMap(AdmissionReader::rate).orElse(1);
  }

  private static Optional<Integer> rate(SettingsValue value) {
    return value.number(1, LinkSettings.Admission.RATE_MAX);
  }

  private static LinkSettings.Admission nothingRefused() {
    return new LinkSettings.Admission(
        List.of(),
        Set.of(),
        Set.of(),
        true,
        true,
        true,
        true,
        Optional.empty(),
        1,
        Optional.empty(),
        1);
  }

  /** Reads a message type as written by operators: a name of IANA's list, or a number. */
  static final class TypeText {

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
}
