package net.relay6.platform.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VlanTableTest {

  @Test
  void readsTheKernelsTable() {
    assertEquals(
        Map.of("eth0.100", 100, "customers", 4094),
        VlanTable.parse(
            List.of(
                "VLAN Dev name\t | VLAN ID",
                "Name-Type: VLAN_NAME_TYPE_RAW_PLUS_VID_NO_PAD",
                "eth0.100       | 100  | eth0",
                "customers      | 4094  | bond0",
                "")));
  }
}
