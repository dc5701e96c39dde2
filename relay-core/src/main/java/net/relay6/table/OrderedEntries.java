package net.relay6.table;

import java.util.Arrays;

/**
 * Entry numbers in the order of their keys, which are stored elsewhere: a treap in two arrays.
 * Operations take logarithmic time for any keys that clients choose, since the depth of an entry
 * depends on its number and a secret of this process. 8 octets for each entry; allocates only when
 * it grows. Not shared between threads.
 */
public final class OrderedEntries {

  /** No entry. */
  public static final int NONE = SlotTable.NONE;

  private static final int FIRST_CAPACITY = 64;

  /** Access to the keys, and the key to search for. */
  public interface Keys {

    /** Negative if the key of {@code entry} is below the one searched for, 0 if it is equal. */
    int compareWithSought(int entry);
  }

  private final Keys keys;
  private int[] lower = new int[FIRST_CAPACITY];
  private int[] higher = new int[FIRST_CAPACITY];
  private int root = NONE;

  /** Without entries; their keys are in {@code keys}. */
  public OrderedEntries(Keys keys) {
    this.keys = keys;
  }

  /** Adds an entry with the key searched for; no other entry has it. */
  public void add(int entry) {
    makeRoomFor(entry);
    int parent = NONE;
    boolean below = false;
    int node = root;
    while (node != NONE && rank(node) >= rank(entry)) {
      parent = node;
      below = keys.compareWithSought(node) > 0;
      node = below ? lower[node] : higher[node];
    }
    hang(parent, below, entry);
    split(node, entry);
  }

  private void makeRoomFor(int entry) {
    if (entry >= lower.length) {
      int capacity = Math.max(entry + 1, 2 * lower.length);
      lower = Arrays.copyOf(lower, capacity);
      higher = Arrays.copyOf(higher, capacity);
    }
  }

  /** Splits a tree at the key searched for, and attaches one part to each side of the entry. */
  private void split(int tree, int entry) {
    int below = NONE;
    int above = NONE;
    int node = tree;
    lower[entry] = NONE;
    higher[entry] = NONE;
    while (node != NONE) {
      if (keys.compareWithSought(node) < 0) {
        hang(below == NONE ? entry : below, below == NONE, node);
        below = node;
        node = higher[node];
      } else {
        hang(above == NONE ? entry : above, above != NONE, node);
        above = node;
        node = lower[node];
      }
    }
    if (below != NONE) {
      higher[below] = NONE;
    }
    if (above != NONE) {
      lower[above] = NONE;
    }
  }

  /** Removes the entry with the key searched for, if there is one. */
  public void remove() {
    int parent = NONE;
    boolean below = false;
    int node = root;
    while (node != NONE) {
      int order = keys.compareWithSought(node);
      if (order == 0) {
        join(lower[node], higher[node], parent, below);
        return;
      }
      parent = node;
      below = order > 0;
      node = below ? lower[node] : higher[node];
    }
  }

  /** Joins two trees, all of the first below the second, and attaches the result to the parent. */
  private void join(int first, int second, int root, boolean rootBelow) {
    int one = first;
    int other = second;
    int parent = root;
    boolean below = rootBelow;
    while (one != NONE && other != NONE) {
      if (rank(one) >= rank(other)) {
        hang(parent, below, one);
        parent = one;
        below = false;
        one = higher[one];
      } else {
        hang(parent, below, other);
        parent = other;
        below = true;
        other = lower[other];
      }
    }
    hang(parent, below, one == NONE ? other : one);
  }

  private void hang(int parent, boolean below, int node) {
    if (parent == NONE) {
      root = node;
    } else if (below) {
      lower[parent] = node;
    } else {
      higher[parent] = node;
    }
  }

  /** The next entry above the key searched for, or {@link #NONE}. */
  public int above() {
    int found = NONE;
    int node = root;
    while (node != NONE) {
      boolean above = keys.compareWithSought(node) > 0;
      found = above ? node : found;
      node = above ? lower[node] : higher[node];
    }
    return found;
  }

  private static long rank(int entry) {
    return KeyedHash.add(KeyedHash.START, entry);
  }
}
