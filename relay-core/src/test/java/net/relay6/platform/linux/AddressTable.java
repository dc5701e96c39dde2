package net.relay6.platform.linux;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.InterfaceAddress;

/**
 * The lines of {@code /proc/net/if_inet6}, one for each address: the address, interface index,
 * prefix length, scope and flags, all hexadecimal, and the interface's name.
 */
final class AddressTable {

  private static final int COLUMNS = 6;

  private AddressTable() {}

  /** Addresses by interface name, each list ascending; a line of another form is passed over. */
  static Map<String, List<InterfaceAddress>> parse(List<String> lines) {
    Map<String, List<InterfaceAddress>> byName = new LinkedHashMap<>();
    for (String line : lines) {
      List<String> columns = List.of(line.strip().split("\\s+", -1));
      if (columns.size() == COLUMNS) {
        byName.computeIfAbsent(columns.getLast(), _ -> new ArrayList<>()).add(address(columns));
      }
    }
    byName.values().forEach(addresses -> addresses.sort(null));
    return byName;
  }

  private static InterfaceAddress address(List<String> columns) {
    return new InterfaceAddress(
        Ipv6Address.of(HexFormat.of().parseHex(columns.get(0))),
        Integer.parseInt(columns.get(2), 16),
        AddressMessage.Flags.state(Integer.parseInt(columns.get(4), 16)));
  }
}
