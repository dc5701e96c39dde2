package net.relay6.table;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.relay6.net.Octets;

/**
 * Stores many short octet sequences, such as DUIDs, by number. A sequence occupies as many cells of
 * 32 octets as it needs, which are reused after its removal: 27 octets fit one cell, 130 fit five.
 * Allocates only when it grows. Not shared between threads.
 *
 * <pre>
 * | next cell (4 octets) | octets in this cell (1) | octets (27) |
 * </pre>
 */
public final class OctetStore {

  private static final int NONE = -1;
  private static final int CELL = 32;
  private static final int LENGTH = 4;
  private static final int CONTENT = 5;
  private static final int CONTENT_MAX = CELL - CONTENT;
  private static final int CELL_BITS = 10;
  private static final int CELL_MASK = (1 << CELL_BITS) - 1;

  private final List<ByteBuffer> blocks = new ArrayList<>();
  private int used;
  private int free = NONE;

  /** An empty store. */
  public OctetStore() {}

  /** Stores a copy and returns its number. */
  public int add(Octets octets) {
    int first = takeFree();
    int cell = first;
    int from = 0;
    while (octets.length() - from > CONTENT_MAX) {
      int next = takeFree();
      write(cell, next, octets, from, CONTENT_MAX);
      cell = next;
      from += CONTENT_MAX;
    }
    write(cell, NONE, octets, from, octets.length() - from);
    return first;
  }

  private void write(int cell, int next, Octets octets, int from, int length) {
    ByteBuffer block = block(cell);
    int start = start(cell);
    block.putInt(start, next);
    block.put(start + LENGTH, (byte) length);
    for (int index = 0; index < length; index++) {
      block.put(start + CONTENT + index, (byte) octets.at(from + index));
    }
  }

  private int takeFree() {
    if (free != NONE) {
      int cell = free;
      free = next(cell);
      return cell;
    }
    if (used == blocks.size() << CELL_BITS) {
      blocks.add(ByteBuffer.allocate(CELL << CELL_BITS));
    }
    return used++;
  }

  /** Removes the sequence of that number. */
  public void remove(int number) {
    int last = number;
    while (next(last) != NONE) {
      last = next(last);
    }
    block(last).putInt(start(last), free);
    free = number;
  }

  /** Whether the sequence of that number equals those octets. */
  public boolean isEqual(int number, Octets octets) {
    int from = 0;
    for (int cell = number; cell != NONE; cell = next(cell)) {
      int length = length(cell);
      if (!isEqual(cell, octets, from, length)) {
        return false;
      }
      from += length;
    }
    return from == octets.length();
  }

  private boolean isEqual(int cell, Octets octets, int from, int length) {
    ByteBuffer block = block(cell);
    int start = start(cell) + CONTENT;
    if (octets.length() - from < length) {
      return false;
    }
    for (int index = 0; index < length; index++) {
      if ((block.get(start + index) & 0xff) != octets.at(from + index)) {
        return false;
      }
    }
    return true;
  }

  /** The sequence of that number. */
  public Octets get(int number) {
    int total = 0;
    for (int cell = number; cell != NONE; cell = next(cell)) {
      total += length(cell);
    }
    return Octets.filled(total, copy -> copyTo(copy, number));
  }

  private void copyTo(byte[] copy, int number) {
    int from = 0;
    for (int cell = number; cell != NONE; cell = next(cell)) {
      block(cell).get(start(cell) + CONTENT, copy, from, length(cell));
      from += length(cell);
    }
  }

  private int next(int cell) {
    return block(cell).getInt(start(cell));
  }

  private int length(int cell) {
    return block(cell).get(start(cell) + LENGTH);
  }

  private ByteBuffer block(int cell) {
    return blocks.get(cell >>> CELL_BITS);
  }

  private static int start(int cell) {
    return (cell & CELL_MASK) * CELL;
  }
}
