package net.relay6.observer.exchange;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import net.relay6.net.Octets;

/**
 * A ring buffer of the latest messages, as evidence. A message is found by its ticket until it is
 * overwritten.
 */
public final class RecentFrames {

  private static final int LENGTH_OCTETS = 2;

  private final byte[] octets;
  private long end;

  /** Keeps about {@code capacity} octets. */
  public RecentFrames(int capacity) {
    octets = new byte[capacity];
  }

  /** Stores a copy and returns its ticket. */
  public long keep(ByteBuf frame) {
    int length = Math.min(frame.readableBytes(), octets.length / 4);
    int offset = (int) (end % octets.length);
    if (offset + LENGTH_OCTETS + length > octets.length) {
      end += octets.length - offset;
      offset = 0;
    }
    long ticket = end;
    octets[offset] = (byte) (length >>> 8);
    octets[offset + 1] = (byte) length;
    frame.getBytes(frame.readerIndex(), octets, offset + LENGTH_OCTETS, length);
    end = ticket + LENGTH_OCTETS + length;
    return ticket;
  }

  /** The message with that ticket, unless it is overwritten. */
  public Optional<Octets> find(long ticket) {
    if (ticket < 0 || end - ticket > octets.length) {
      return Optional.empty();
    }
    int offset = (int) (ticket % octets.length);
    int length = (octets[offset] & 0xff) << 8 | (octets[offset + 1] & 0xff);
    int start = offset + LENGTH_OCTETS;
    return Optional.of(
        Octets.filled(length, copy -> System.arraycopy(octets, start, copy, 0, length)));
  }
}
