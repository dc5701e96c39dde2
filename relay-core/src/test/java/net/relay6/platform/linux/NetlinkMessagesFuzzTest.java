package net.relay6.platform.linux;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import net.relay6.platform.NetworkLink;

/**
 * Coverage-guided fuzzing of what a routing socket gives. In the normal build the inputs found so
 * far are replayed; to explore:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl relay-core -am test -Dtest=RouteMessagesFuzzTest#follows
 *     -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class NetlinkMessagesFuzzTest {

  private static final int MESSAGE_LENGTH = 16;
  private static final int VLAN_MAX = 4095;

  /** The sequence numbers of the two dumps that are asked for first are 1 and 2. */
  @FuzzTest(maxDuration = "10m")
  void follows(byte[] octets) {
    follow(ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN));
    follow(ByteBuffer.wrap(octets).order(ByteOrder.BIG_ENDIAN));
  }

  private static void follow(ByteBuffer octets) {
    int messages = octets.limit() / MESSAGE_LENGTH + 1;
    NetlinkTableSync sync = new NetlinkTableSync((_, _) -> {});
    sync.start();
    List<NetlinkEvent> events = NetlinkMessages.parse(octets);
    assertTrue(events.size() <= 2 * messages);
    events.forEach(sync::apply);
    sync.takeSnapshot().interfaces().forEach(NetlinkMessagesFuzzTest::check);
  }

  private static void check(NetworkLink link) {
    assertTrue(!link.name().isEmpty());
    assertTrue(link.vlan().stream().allMatch(id -> id >= 0 && id < VLAN_MAX));
    link.addresses().forEach(assigned -> assertTrue(assigned.prefix().length() <= 128));
  }
}
