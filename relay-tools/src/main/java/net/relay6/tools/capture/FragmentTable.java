package net.relay6.tools.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/**
 * Reassembles IPv6 fragments (RFC 8200, section 4.5). All fragments of a packet with overlaps are
 * discarded (RFC 5722, section 4); duplicates are ignored. The oldest packets are discarded when
 * there are too many, or after a minute of the capture.
 */
final class FragmentTable {

  /** The reassembly timeout, by the times of the capture. */
  static final Duration TIMEOUT = Duration.ofSeconds(60);

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
  sealed interface Reassembly {}

  /** Fragments are missing. */
  record Waiting() implements Reassembly {}

  /** The whole packet. */
  record Whole(int nextHeader, Octets octets) implements Reassembly {}

  /** Fragments overlap. */
  record Discarded() implements Reassembly {}

  private final Map<Key, PartialPacket> packets = new LinkedHashMap<>();
  private long abandoned;

  /** Adds a fragment that was captured at {@code time}. */
  Reassembly add(Fragment fragment, Instant time) {
    forgetBefore(time.minus(TIMEOUT));
    PartialPacket packet = packets.computeIfAbsent(fragment.key(), _ -> new PartialPacket(time));
    packet.add(fragment);
    if (packet.isDiscarded()) {
      return new Discarded();
    }
    Optional<Whole> whole = packet.whole();
    return whole.isPresent() ? whole.get() : new Waiting();
  }

  /** How many fragments were discarded or still wait. */
  long incomplete() {
    return abandoned + packets.values().stream().mapToLong(PartialPacket::waitingFragments).sum();
  }

  private void forgetBefore(Instant time) {
    Iterator<PartialPacket> oldest = packets.values().iterator();
    while (oldest.hasNext()) {
      PartialPacket packet = oldest.next();
      if (packets.size() < PACKETS_MAX && !packet.began().isBefore(time)) {
        return;
      }
      abandoned += packet.waitingFragments();
      oldest.remove();
    }
  }

  /** The fragments of one packet. */
  static final class PartialPacket {

    private static final int LENGTH_MAX = 0xffff;

    /** More than the longest packet has on any link; each piece takes memory beside its octets. */
    private static final int PIECES_MAX = 1024;

    private static final int UNKNOWN = -1;

    private final Instant began;
    private final Map<Integer, Octets> fragments = new TreeMap<>();
    private int length = UNKNOWN;
    private int nextHeader = UNKNOWN;
    private int received;
    private boolean discarded;
    private boolean complete;

    PartialPacket(Instant began) {
      this.began = began;
    }

    /** The capture time of its first fragment. */
    Instant began() {
      return began;
    }

    /** Whether its fragments contradict one another, so that it is discarded. */
    boolean isDiscarded() {
      return discarded;
    }

    /** How many fragments wait for others. */
    long waitingFragments() {
      return complete ? 0 : fragments.size();
    }

    /**
     * Adds a fragment; duplicates, and fragments after the packet is complete or discarded, change
     * nothing.
     */
    void add(FragmentTable.Fragment fragment) {
      boolean known =
          fragments.getOrDefault(fragment.offset(), Octets.EMPTY).equals(fragment.octets());
      if (discarded || complete || known) {
        return;
      }
      int end = fragment.offset() + fragment.octets().length();
      if (fragments.size() == PIECES_MAX
          || overlaps(fragment.offset(), end)
          || contradictsLength(end, fragment.last())) {
        discarded = true;
        fragments.clear();
        return;
      }
      fragments.put(fragment.offset(), fragment.octets());
      received += fragment.octets().length();
      length = fragment.last() ? end : length;
      nextHeader = fragment.offset() == 0 ? fragment.nextHeader() : nextHeader;
    }

    private boolean overlaps(int start, int end) {
      return fragments.entrySet().stream()
          .anyMatch(fragment ->
              start < fragment.getKey() + fragment.getValue().length() && fragment.getKey() < end);
    }

    private boolean contradictsLength(int end, boolean last) {
      return end > LENGTH_MAX
          || (length != UNKNOWN && (last || end > length))
          || (last && fragments.keySet().stream().anyMatch(start -> start >= end));
    }

    /** The packet's content, if the fragment added last has completed it. */
    Optional<FragmentTable.Whole> whole() {
      if (complete || nextHeader == UNKNOWN || received != length) {
        return Optional.empty();
      }
      complete = true;
      byte[] content = new byte[length];
      fragments.forEach((offset, octets) ->
          octets.writeTo(
              fragment -> System.arraycopy(fragment, 0, content, offset, fragment.length)));
      fragments.clear();
      return Optional.of(new FragmentTable.Whole(nextHeader, Octets.of(content)));
    }
  }
}
