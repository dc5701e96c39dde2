package net.relay6.platform.linux;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of {@code /proc/net/vlan/config}: {@code eth0.100 | 100 | eth0} for each VLAN
 * interface, below two lines of titles.
 */
final class VlanTable {

  private static final int COLUMNS = 3;

  private VlanTable() {}

  /** VLAN numbers by interface name; a line of another form is passed over. */
  static Map<String, Integer> parse(List<String> lines) {
    Map<String, Integer> byName = new HashMap<>();
    for (String line : lines) {
      List<String> columns = List.of(line.split("\\|", -1));
      if (columns.size() == COLUMNS && columns.get(1).strip().matches("[0-9]{1,4}")) {
        byName.put(columns.getFirst().strip(), Integer.valueOf(columns.get(1).strip()));
      }
    }
    return byName;
  }
}
