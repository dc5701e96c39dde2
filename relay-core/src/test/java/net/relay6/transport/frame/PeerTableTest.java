package net.relay6.transport.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import net.relay6.fixtures.random.Seeded;
import net.relay6.net.Ipv6Address;
import org.junit.jupiter.api.Test;

class PeerTableTest {

  private static final long LINK_LOCAL = 0xfe80L << 48;

  @Test
  void aPeerIsAtTheAddressItWasLastHeardFrom() {
    PeerTable table = new PeerTable(new PeerTable.Budget());
    table.update(LINK_LOCAL, 1, 0x02_0000_000001L);
    table.update(LINK_LOCAL, 2, 0x02_0000_000002L);
    table.update(LINK_LOCAL, 1, 0x02_0000_000003L);
    assertEquals(0x02_0000_000003L, find(table, 1));
    assertEquals(0x02_0000_000002L, find(table, 2));
    assertEquals(PeerTable.UNKNOWN, find(table, 3));
  }

  @Test
  void addressesThatDifferInTheirFirstHalfAreOtherPeers() {
    PeerTable table = new PeerTable(new PeerTable.Budget());
    table.update(LINK_LOCAL, 1, 7);
    table.update(LINK_LOCAL | 1, 1, 8);
    assertEquals(7, find(table, 1));
    assertEquals(8, table.find(new Ipv6Address(LINK_LOCAL | 1, 1)));
  }

  @Test
  void aFullLinkFits() {
    PeerTable table = new PeerTable(new PeerTable.Budget());
    for (int peer = 0; peer < 65_536; peer++) {
      table.update(LINK_LOCAL, peer, peer);
    }
    for (int peer = 0; peer < 65_536; peer++) {
      assertEquals(peer, find(table, peer));
    }
    table.update(LINK_LOCAL, 65_536, 65_536);
    assertEquals(PeerTable.UNKNOWN, find(table, 0));
    assertEquals(65_536, table.size());
  }

  @Test
  void aTableFullOfForgedPeersLeavesRoomForOtherLinks() {
    PeerTable.Budget budget = new PeerTable.Budget(1 << 10, 1 << 11);
    PeerTable flooded = new PeerTable(budget);
    PeerTable flooded2 = new PeerTable(budget);
    for (int peer = 0; peer < 100_000; peer++) {
      flooded.update(LINK_LOCAL, peer, peer);
      flooded2.update(LINK_LOCAL, peer, peer);
    }
    assertEquals(1 << 10, flooded.size());
    PeerTable late = new PeerTable(budget);
    late.update(LINK_LOCAL, 1, 11);
    assertEquals(11, find(late, 1));
    flooded.close();
    for (int peer = 0; peer < 100; peer++) {
      late.update(LINK_LOCAL, peer, peer);
    }
    assertEquals(100, late.size());
  }

  /** Beside a map that forgets what was put in longest ago. */
  @Test
  void evictsThePeerHeardFromLongestAgoAndNoOther() {
    for (long seed = 0; seed < 50; seed++) {
      Seeded random = new Seeded(seed);
      PeerTable table = new PeerTable(new PeerTable.Budget(64, 64));
      Map<Long, Long> model = new LinkedHashMap<>();
      for (int step = 0; step < 5000; step++) {
        long peer = random.below(150);
        long hardware = random.below(1000);
        table.update(LINK_LOCAL, peer, hardware);
        model.remove(peer);
        model.put(peer, hardware);
        if (model.size() > 64) {
          Iterator<Long> oldest = model.keySet().iterator();
          oldest.next();
          oldest.remove();
        }
      }
      for (long peer = 0; peer < 150; peer++) {
        assertEquals(
            model.getOrDefault(peer, PeerTable.UNKNOWN), find(table, peer), "seed " + seed);
      }
      assertEquals(model.size(), table.size());
    }
  }

  private static long find(PeerTable table, long low) {
    return table.find(new Ipv6Address(LINK_LOCAL, low));
  }
}
