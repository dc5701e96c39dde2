package net.relay6.net;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;

/**
 * A set of interfaces by index (RFC 3493, section 4). Look-ups allocate nothing, so that they can
 * be made for each datagram.
 */
public final class InterfaceSet {

  /** No interface. */
  public static final InterfaceSet NONE = new InterfaceSet(IntStream.empty());

  private final int[] ascending;

  private InterfaceSet(IntStream indexes) {
    ascending = indexes.sorted().distinct().toArray();
  }

  /** Those interfaces. */
  public static InterfaceSet of(Collection<Integer> indexes) {
    return new InterfaceSet(indexes.stream().mapToInt(Integer::intValue));
  }

  /** Those interfaces. */
  public static InterfaceSet of(int... indexes) {
    return new InterfaceSet(IntStream.of(indexes));
  }

  /** The union with {@code other}. */
  public InterfaceSet and(InterfaceSet other) {
    return new InterfaceSet(
        IntStream.concat(IntStream.of(ascending), IntStream.of(other.ascending)));
  }

  /** Whether it contains the interface with that index. */
  public boolean contains(int index) {
    return Arrays.binarySearch(ascending, index) >= 0;
  }

  /** The indexes, ascending. */
  public IntStream indexes() {
    return IntStream.of(ascending);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InterfaceSet that && Arrays.equals(ascending, that.ascending);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ascending);
  }

  @Override
  public String toString() {
    return Arrays.toString(ascending);
  }
}
