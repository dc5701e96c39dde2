package net.relay6.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import net.relay6.kernel.Errno;
import net.relay6.transport.udp.SocketFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a relay may give up hope for a socket, rather than wait for it. */
class DeniedPortTest {

  private final ChannelStates states = new ChannelStates(() -> Instant.EPOCH, () -> 0);

  @ParameterizedTest(name = "{0}, errno {1}: {2}")
  @CsvSource({
    "unicast,      " + Errno.NO_PERMISSION + ",         true",
    "unicast,      " + Errno.FAMILY_NOT_SUPPORTED + ",  true",
    "unicast,      " + Errno.ADDRESS_IN_USE + ",        false",
    "unicast,      " + Errno.TOO_MANY_OPEN_FILES + ",   false",
    "server alpha, " + Errno.NO_PERMISSION + ",         false",
    "link lan0,    " + Errno.NO_PERMISSION + ",         false"
  })
  void waitingHelpsUnlessPort547ItselfIsDenied(String channel, int errno, boolean denied) {
    states.failed(channel, SocketFault.refused("bind", errno));
    assertEquals(denied, states.portDenied().isPresent());
  }

  @Test
  void thereIsHopeAgainOnceItFailsForAnotherReasonOrOpens() {
    states.failed("unicast", SocketFault.refused("bind", Errno.NO_PERMISSION));
    states.failed("unicast", SocketFault.refused("bind", Errno.ADDRESS_IN_USE));
    assertFalse(states.portDenied().isPresent());
    states.failed("unicast", SocketFault.refused("bind", Errno.NO_PERMISSION));
    states.open("unicast", "[::]:547");
    assertFalse(states.portDenied().isPresent());
  }
}
