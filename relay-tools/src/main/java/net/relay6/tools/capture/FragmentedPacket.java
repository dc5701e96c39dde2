package net.relay6.tools.capture;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.relay6.net.Octets;

/** The fragments of one packet. */
final class FragmentedPacket {

  private static final int LENGTH_MAX = 0xffff;

  /** More than the longest packet has on any link; each piece takes memory beside its octets. */
  private static final int PIECES_MAX = 1024;

  private static final int UNKNOWN = -1;

  private final Instant began;
  private final Map<Integer, Octets> pieces = new TreeMap<>();
  private int length = UNKNOWN;
  private int nextHeader = UNKNOWN;
  private int received;
  private boolean discarded;
  private boolean complete;

  FragmentedPacket(Instant began) {
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
    return complete ? 0 : pieces.size();
  }

  /**
   * Adds a fragment; duplicates, and fragments after the packet is complete or discarded, change
   * nothing.
   */
  void add(FragmentTable.Fragment fragment) {
    boolean known = pieces.getOrDefault(fragment.offset(), Octets.EMPTY).equals(fragment.octets());
    if (discarded || complete || known) {
      return;
    }
    int end = fragment.offset() + fragment.octets().length();
    if (pieces.size() == PIECES_MAX
        || overlaps(fragment.offset(), end)
        || contradictsLength(end, fragment.last())) {
      discarded = true;
      pieces.clear();
      return;
    }
    pieces.put(fragment.offset(), fragment.octets());
    received += fragment.octets().length();
    length = fragment.last() ? end : length;
    nextHeader = fragment.offset() == 0 ? fragment.nextHeader() : nextHeader;
  }

  private boolean overlaps(int start, int end) {
    return pieces.entrySet().stream()
        .anyMatch(
            piece -> start < piece.getKey() + piece.getValue().length() && piece.getKey() < end);
  }

  private boolean contradictsLength(int end, boolean last) {
    return end > LENGTH_MAX
        || (length != UNKNOWN && (last || end > length))
        || (last && pieces.keySet().stream().anyMatch(start -> start >= end));
  }

  /** The packet's content, if the fragment added last has completed it. */
  Optional<FragmentTable.Whole> whole() {
    if (complete || nextHeader == UNKNOWN || received != length) {
      return Optional.empty();
    }
    complete = true;
    byte[] content = new byte[length];
    pieces.forEach((offset, octets) ->
        octets.writeTo(piece -> System.arraycopy(piece, 0, content, offset, piece.length)));
    pieces.clear();
    return Optional.of(new FragmentTable.Whole(nextHeader, Octets.of(content)));
  }
}
