package net.relay6.net;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names of DHCPv6 option codes, after IANA's registry (RFC 9915, section 21). */
public final class OptionCodeNames {

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(1, "CLIENT-ID"),
          Map.entry(2, "SERVER-ID"),
          Map.entry(3, "IA-NA"),
          Map.entry(4, "IA-TA"),
          Map.entry(5, "IA-ADDRESS"),
          Map.entry(6, "OPTION-REQUEST"),
          Map.entry(7, "PREFERENCE"),
          Map.entry(8, "ELAPSED-TIME"),
          Map.entry(9, "RELAY-MESSAGE"),
          Map.entry(11, "AUTHENTICATION"),
          Map.entry(12, "SERVER-UNICAST"),
          Map.entry(13, "STATUS-CODE"),
          Map.entry(14, "RAPID-COMMIT"),
          Map.entry(15, "USER-CLASS"),
          Map.entry(16, "VENDOR-CLASS"),
          Map.entry(17, "VENDOR-OPTIONS"),
          Map.entry(18, "INTERFACE-ID"),
          Map.entry(19, "RECONFIGURE-MESSAGE"),
          Map.entry(20, "RECONFIGURE-ACCEPT"),
          Map.entry(23, "DNS-SERVERS"),
          Map.entry(24, "DOMAIN-LIST"),
          Map.entry(25, "IA-PD"),
          Map.entry(26, "IA-PREFIX"),
          Map.entry(32, "INFORMATION-REFRESH-TIME"),
          Map.entry(37, "REMOTE-ID"),
          Map.entry(38, "SUBSCRIBER-ID"),
          Map.entry(39, "CLIENT-FQDN"),
          Map.entry(43, "ECHO-REQUEST"),
          Map.entry(44, "LEASEQUERY-QUERY"),
          Map.entry(45, "CLIENT-DATA"),
          Map.entry(46, "CLIENT-TIME"),
          Map.entry(47, "LEASEQUERY-RELAY-DATA"),
          Map.entry(48, "LEASEQUERY-CLIENT-LINK"),
          Map.entry(53, "RELAY-ID"),
          Map.entry(56, "NTP-SERVER"),
          Map.entry(65, "ERP-LOCAL-DOMAIN-NAME"),
          Map.entry(66, "RELAY-SUPPLIED-OPTIONS"),
          Map.entry(67, "PD-EXCLUDE"),
          Map.entry(68, "VIRTUAL-SUBNET-SELECTION"),
          Map.entry(79, "CLIENT-LINK-LAYER-ADDRESS"),
          Map.entry(80, "LINK-ADDRESS"),
          Map.entry(81, "RADIUS"),
          Map.entry(82, "SOL-MAX-RT"),
          Map.entry(83, "INF-MAX-RT"),
          Map.entry(87, "DHCPV4-MESSAGE"),
          Map.entry(88, "DHCP4-O-DHCP6-SERVER"),
          Map.entry(135, "RELAY-SOURCE-PORT"),
          Map.entry(148, "ADDR-REG-ENABLE"));

  private static final Map<String, Integer> NUMBERS =
      NAMES.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

  private OptionCodeNames() {}

  /** All names, in alphabetical order. */
  public static List<String> all() {
    return NUMBERS.keySet().stream().sorted().toList();
  }

  /** The name of an option, 0 to 65535; empty if this table has none. */
  public static Optional<String> name(int number) {
    return Optional.ofNullable(NAMES.get(number));
  }

  /** The number of the option with that name, in any case. */
  public static Optional<Integer> number(String name) {
    return Optional.ofNullable(NUMBERS.get(name.toUpperCase(Locale.ROOT)));
  }
}
