package net.relay6.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

  private static final List<String> KNOWN =
      List.of("eth0", "lan1", "Vlan7", "servers", "link-address", "interface-id");

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "eth1,       eth0",
    "eht0,       eth0",
    "teh0,       eth0",
    "lan01,      lan1",
    "la1,        lan1",
    "LAN1,       lan1",
    "vlan7,      Vlan7",
    "wlan7,      Vlan7",
    "wan0,",
    "e,",
    "sevrers,    servers",
    "srevesr,    servers",
    "address,    link-address",
    "Interface,  interface-id"
  })
  void isAFewKeystrokesOrAWordAway(String written, String nearest) {
    assertEquals(Optional.ofNullable(nearest), NearestName.nearest(written, KNOWN));
  }
}
