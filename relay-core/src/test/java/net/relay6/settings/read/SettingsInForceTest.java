package net.relay6.settings.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.relay6.settings.AdminSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsInForceTest {

  @Test
  void showsWhatIsInForceAsHocon() {
    String text =
        assertInstanceOf(
                SettingsResult.Valid.class,
                SettingsReader.parse(
                    "relay6 { links = [ { interface = lan0 } ], admin { socket = null } }", "test"))
            .text();
    assertTrue(text.contains("socket=null"), text);
    assertTrue(text.contains("hop-count-limit=8"), text);
    assertTrue(text.contains("socket-mode=\"0660\""), text);
  }

  @ParameterizedTest
  @CsvSource({
    "[::1]:9547, true, [::1]:9547",
    "127.0.0.1:80, true, 127.0.0.1:80",
    "[2001:db8:0:0::1]:65535, false, [2001:db8::1]:65535",
    "0.0.0.0:1, false, 0.0.0.0:1"
  })
  void readsTcpAddresses(String text, boolean loopback, String shown) {
    AdminSettings.TcpAddress address = AdminSettings.TcpAddress.parse(text).orElseThrow();
    assertEquals(loopback, address.isLoopback());
    assertEquals(shown, address.toString());
    assertEquals(address.port(), address.socketAddress().getPort());
  }
}
