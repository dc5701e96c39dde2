package net.relay6.agent.extension;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import org.jspecify.annotations.Nullable;

/**
 * A queue of outcomes from the data plane to one other thread. One thread offers, one drains. All
 * memory is allocated at the start; outcomes that do not fit are counted and discarded, and neither
 * thread blocks.
 */
public final class OutcomeQueue {

  private static final int OCTETS_PER_ENTRY = 128;

  private final byte[] octets;
  private final QueuedOutcome[] entries;

  /** Totals of entries and octets written and read; the difference is the current content. */
  private final AtomicLong written = new AtomicLong();

  private final AtomicLong read = new AtomicLong();
  private final AtomicLong octetsRead = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private long octetsWritten;

  /** A queue for {@code capacity} octets of messages. */
  public OutcomeQueue(int capacity) {
    octets = new byte[capacity];
    ByteBuf readable = Unpooled.wrappedBuffer(octets);
    entries = new QueuedOutcome[Math.max(1, capacity / OCTETS_PER_ENTRY)];
    Arrays.setAll(entries, _ -> new QueuedOutcome(readable));
  }

  /**
   * Copies one outcome, unless it does not fit.
   *
   * @param linkLayerAddress the peer's hardware address, if it is known
   */
  public void offer(
      QueuedOutcome.Kind kind,
      long atNanos,
      @Nullable LinkPlan link,
      @Nullable ServerPlan server,
      Ipv6Address peer,
      @Nullable LinkLayerAddress linkLayerAddress,
      ByteBuf message) {
    int length = message.readableBytes();
    long start = contiguous(octetsWritten, length);
    long number = written.getPlain();
    if (number - read.getAcquire() >= entries.length
        || start + length - octetsRead.getAcquire() > octets.length) {
      lost.setRelease(lost.getPlain() + 1);
      return;
    }
    int offset = (int) (start % octets.length);
    message.getBytes(message.readerIndex(), octets, offset, length);
    octetsWritten = start + length;
    QueuedOutcome entry = entries[(int) (number % entries.length)];
    entry.set(kind, atNanos, link, server, peer);
    if (linkLayerAddress != null) {
      entry.setLinkLayerAddress(linkLayerAddress);
    }
    entry.setMessage(offset, length, octetsWritten);
    written.setRelease(number + 1);
  }

  /** The start of {@code length} contiguous octets, at {@code from} or later. */
  private long contiguous(long from, int length) {
    int offset = (int) (from % octets.length);
    return offset + length <= octets.length ? from : from + octets.length - offset;
  }

  /**
   * Passes up to {@code most} outcomes to {@code sink}, the oldest first, each borrowed for the
   * call.
   *
   * @return the number of entries removed; fewer than {@code most} if the queue is empty
   */
  public int drain(Consumer<QueuedOutcome> sink, int most) {
    long first = read.getPlain();
    long waiting = Math.min(most, written.getAcquire() - first);
    for (long number = first; number < first + waiting; number++) {
      QueuedOutcome entry = entries[(int) (number % entries.length)];
      try {
        sink.accept(entry);
      } finally {
        octetsRead.setRelease(entry.octetsWritten());
        read.setRelease(number + 1);
      }
    }
    return (int) waiting;
  }

  /** How many outcomes did not fit since the start; thread-safe. */
  public long lost() {
    return lost.getAcquire();
  }
}
