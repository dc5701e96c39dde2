package net.relay6.settings.read;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Ipv6Prefix;
import net.relay6.settings.LinkAdmission;
import net.relay6.settings.LinkRules;
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
  LinkAdmission read() {
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
        : new LinkAdmission(
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
    return value.number(1, LinkAdmission.RATE_MAX);
  }

  private static LinkAdmission nothingRefused() {
    return new LinkAdmission(
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
}
