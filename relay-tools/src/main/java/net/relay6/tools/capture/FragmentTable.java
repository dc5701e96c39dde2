package net.relay6.tools.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/**
 * Reassembles IPv6 fragments (RFC 8200, section 4.5). All fragments of a packet with overlaps are
 * discarded (RFC 5722, section 4); duplicates are ignored. The oldest packets are discarded when
 * there are too many, or after a minute of the capture.
 */
final class FragmentTable {

  /** The reassembly timeout, by the times of the capture. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The maximum number of incomplete packets; each takes less than 128 KiB. */
  static final int PACKETS_MAX = 256;

  /** The key of a fragmented packet. */
  record Key(Ipv6Address source, Ipv6Address destination, int identification) {}

  /**
   * One fragment.
   *
   * @param offset the offset of its octets
   * @param last whether it is the last fragment
   * @param nextHeader the type of the first header of the octets, in the first fragment
   */
  record Fragment(Key key, int offset, boolean last, int nextHeader, Octets octets) {}

  /** The result of adding a fragment. */
  sealed interface Outcome {}

  /** Fragments are missing. */
  record Waiting() implements Outcome {}

  /** The whole packet. */
  record Whole(int nextHeader, Octets octets) implements Outcome {}

  /** Fragments overlap. */
  record Discarded() implements Outcome {}

  private final Map<Key, FragmentedPacket> packets = new LinkedHashMap<>();
  private long abandoned;

  /** Adds a fragment that was captured at {@code time}. */
  Outcome add(Fragment fragment, Instant time) {
    forgetBefore(time.minus(PATIENCE));
    FragmentedPacket packet =
        packets.computeIfAbsent(fragment.key(), _ -> new FragmentedPacket(time));
    packet.add(fragment);
    if (packet.isDiscarded()) {
      return new Discarded();
    }
    Optional<Whole> whole = packet.whole();
    return whole.isPresent() ? whole.get() : new Waiting();
  }

  /** How many fragments were discarded or still wait. */
  long incomplete() {
    return abandoned
        + packets.values().stream().mapToLong(FragmentedPacket::waitingFragments).sum();
  }

  private void forgetBefore(Instant time) {
    Iterator<FragmentedPacket> oldest = packets.values().iterator();
    while (oldest.hasNext()) {
      FragmentedPacket packet = oldest.next();
      if (packets.size() < PACKETS_MAX && !packet.began().isBefore(time)) {
        return;
      }
      abandoned += packet.waitingFragments();
      oldest.remove();
    }
  }
}
