package net.relay6.transport;

import io.netty.channel.IoEventLoop;
import java.util.concurrent.TimeUnit;
import net.relay6.agent.FaultSink;
import net.relay6.counters.Tally;

/**
 * The scheduling delay of the event loop. A small task is due four times a second; its delay is the
 * time a datagram may have waited at that moment. Written by the loop, read by any thread.
 */
public final class LoopLag implements Runnable {

  private static final long[] BOUNDS_NANOS = {
    100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
  };
  private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final IoEventLoop loop;
  private final FaultSink.GuardedTasks guarded;
  private final Tally counts = new Tally(BOUNDS_NANOS.length + 1);
  private long due;
  private volatile long lastNanos;
  private volatile long sumNanos;

  private LoopLag(IoEventLoop loop, FaultSink.GuardedTasks guarded) {
    this.loop = loop;
    this.guarded = guarded;
  }

  /** Starts measuring a loop, until the loop ends. */
  static LoopLag watch(IoEventLoop loop, FaultSink.GuardedTasks guarded) {
    LoopLag lag = new LoopLag(loop, guarded);
    loop.execute(lag::await);
    return lag;
  }

  private void await() {
    due = System.nanoTime() + INTERVAL_NANOS;
    var _ = loop.schedule(this, INTERVAL_NANOS, TimeUnit.NANOSECONDS);
  }

  @Override
  public void run() {
    guarded.run(() -> recordLag(Math.max(0, System.nanoTime() - due)));
    await();
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // Safe without atomics: only the loop writes.
  private void recordLag(long lateNanos) {
    lastNanos = lateNanos;
    sumNanos += lateNanos;
    int bucket = 0;
    while (bucket < BOUNDS_NANOS.length && lateNanos > BOUNDS_NANOS[bucket]) {
      bucket++;
    }
    counts.add(bucket);
  }

  /** The upper bounds of the buckets, in nanoseconds; a last bucket has no bound. */
  public long[] boundsNanos() {
    return BOUNDS_NANOS.clone();
  }

  /** How often the delay was within a bucket; {@code bucket} is 0 to the number of bounds. */
  public long count(int bucket) {
    return counts.get(bucket);
  }

  /** The last delay, in nanoseconds. */
  public long lastNanos() {
    return lastNanos;
  }

  /** The sum of all delays, in nanoseconds. */
  public long sumNanos() {
    return sumNanos;
  }
}
