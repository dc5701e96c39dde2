package net.relay6.cli.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/**
 * Fragments of IPv6 packets that are not whole yet (RFC 8200, section 4.5). Of overlapping
 * fragments all are discarded (RFC 5722, section 4); one that is there already is passed over. The
 * oldest give way when there are too many, and those that waited for a minute of the capture.
 */
final class FragmentTable {

  /** How long fragments wait for the others, by the times of the capture. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** How many packets may be in pieces; each takes less than 128 KiB. */
  static final int PACKETS_MAX = 256;

  /** What names a packet in pieces. */
  record Key(Ipv6Address source, Ipv6Address destination, int identification) {}

  /**
   * One piece.
   *
   * @param offset where its octets belong
   * @param last whether no other follows them
   * @param nextHeader what the first header in the octets is, in the first piece
   */
  record Fragment(Key key, int offset, boolean last, int nextHeader, Octets octets) {}

  /** What became of a packet with one more piece. */
  sealed interface Outcome {}

  /** Pieces are missing. */
  record Waiting() implements Outcome {}

  /** All of it. */
  record Whole(int nextHeader, Octets octets) implements Outcome {}

  /** Pieces overlap. */
  record Discarded() implements Outcome {}

  private final Map<Key, FragmentedPacket> packets = new LinkedHashMap<>();
  private long abandoned;

  /** Adds a piece that was captured at {@code time}. */
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

  /** How many pieces were given up or still wait. */
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
