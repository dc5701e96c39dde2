package net.relay6.net;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;

/**
 * A set of interfaces by the kernel's numbers for them (RFC 3493, section 4). Asking it leaves
 * nothing behind, so that it can be asked for each datagram.
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

  /** These interfaces and the {@code other} ones. */
  public InterfaceSet and(InterfaceSet other) {
    return new InterfaceSet(
        IntStream.concat(IntStream.of(ascending), IntStream.of(other.ascending)));
  }

  /** Whether the interface of that number is one of them. */
  public boolean contains(int index) {
    return Arrays.binarySearch(ascending, index) >= 0;
  }

  /** Their numbers, ascending. */
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
