package net.relay6.feature.linklayer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;
import net.relay6.platform.FrameTap;
import org.junit.jupiter.api.Test;

class LinkLayerTableTest {

  private final FrameTap tap = mock(FrameTap.class);
  private final LinkLayerTable table = new LinkLayerTable(tap);

  @Test
  void asksTheTapOnceForABurst() {
    when(tap.drain(any()))
        .thenAnswer(call -> {
          for (int client = 1; client <= 16; client++) {
            table.frame(client(client), mac(client));
          }
          return 16;
        });
    for (int client = 1; client <= 16; client++) {
      assertEquals(Optional.of(mac(client)), table.of(client(client)));
    }
    verify(tap, times(1)).drain(any());
  }

  @Test
  void asksTheTapAgainForTheNextMessageOfAClient() {
    when(tap.drain(any())).thenAnswer(_ -> hear(1, 1)).thenAnswer(_ -> hear(1, 2)).thenReturn(0);
    assertEquals(Optional.of(mac(1)), table.of(client(1)));
    assertEquals(Optional.of(mac(2)), table.of(client(1)));
    assertEquals(Optional.of(mac(2)), table.of(client(1)), "a frame was lost");
  }

  @Test
  void knowsNothingOfWhomItHasNotHeard() {
    when(tap.drain(any())).thenAnswer(_ -> hear(1, 1));
    assertEquals(Optional.empty(), table.of(client(2)));
  }

  @Test
  void forgetsTheClientNotHeardOfForLongest() {
    when(tap.drain(any())).thenReturn(0);
    for (int client = 0; client <= 8192; client++) {
      table.frame(client(client), mac(1));
    }
    assertEquals(Optional.empty(), table.of(client(0)));
    assertEquals(Optional.of(mac(1)), table.of(client(1)));
    assertEquals(Optional.of(mac(1)), table.of(client(8192)));
  }

  private int hear(int client, int mac) {
    table.frame(client(client), mac(mac));
    return 1;
  }

  private static Ipv6Address client(int number) {
    return new Ipv6Address(0xfe80L << 48, number);
  }

  private static LinkLayerAddress mac(int number) {
    return new LinkLayerAddress(
        1, Octets.of((byte) 2, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) number));
  }
}
