package net.relay6.bench.micro;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import net.relay6.agent.extension.OutcomeQueue;
import net.relay6.counters.Outcome;
import net.relay6.feature.bindings.BindingTap;
import net.relay6.feature.capture.Capture;
import net.relay6.feature.capture.CaptureFilter;
import net.relay6.feature.capture.Captures;
import net.relay6.observer.live.ObservationQueue;
import net.relay6.observer.live.QueueingObserver;
import org.junit.jupiter.api.Test;

/** How much heap a datagram costs in the agent once the compiler has done its work. */
class AllocationTest {

  /** The second compiler removes allocations, and may come late on a busy machine. */
  private static final int ROUNDS = 10;

  private static final int FORWARD_OCTETS = 100;
  private static final int REPLY_OCTETS = 200;

  /** 640 if the second compiler inlines everything; it has left up to 840, depending on the run. */
  private static final int OBSERVED_OCTETS = 850;

  private static final int WARM_UP = 200_000;
  private static final int MESSAGES = 50_000;

  @Test
  void aMessageForTwoServersCostsLittleHeap() throws Exception {
    BenchRelay relay = new BenchRelay(2, Feature.PLAIN);
    assertAtMost(FORWARD_OCTETS, relay::forward);
  }

  @Test
  void anAnswerCostsLittleHeap() throws Exception {
    BenchRelay relay = new BenchRelay(2, Feature.PLAIN);
    assertAtMost(REPLY_OCTETS, relay::deliver);
  }

  @Test
  void aCaptureThatHasEndedCostsNothing() throws Exception {
    BenchRelay relay = new BenchRelay(2, Feature.PLAIN);
    Captures captures = new Captures(relay::decorate, InstantSource.system());
    Capture capture = captures.start(CaptureFilter.ALL, () -> {}).orElseThrow();
    for (int message = 0; message < WARM_UP; message++) {
      relay.forward();
      relay.deliver();
    }
    assertTrue(capture.missed() > 0);
    capture.close();
    assertAtMost(FORWARD_OCTETS, relay::forward);
    assertAtMost(REPLY_OCTETS, relay::deliver);
  }

  @Test
  void watchingTheServersCostsTheDataPlaneNoHeap() throws Exception {
    assertAtMost(FORWARD_OCTETS, watched()::forward);
    assertAtMost(REPLY_OCTETS, watched()::deliver);
  }

  @Test
  void theBindingBookCostsTheDataPlaneNoHeap() throws Exception {
    assertAtMost(FORWARD_OCTETS, booked()::forward);
    assertAtMost(REPLY_OCTETS, booked()::deliver);
  }

  @Test
  void aMessageThatIsWatchedCostsTheObserverSomeHeap() {
    WatchBenchmark exchanges = new WatchBenchmark();
    measure(OBSERVED_OCTETS * WatchBenchmark.MESSAGES, exchanges::watch);
  }

  /** The queue has room for all that happens, since what does not fit costs nothing anyway. */
  private static BenchRelay watched() {
    ObservationQueue queue = new ObservationQueue(64 << 20);
    return new BenchRelay(2, Feature.PLAIN, List.of(new QueueingObserver(queue, System::nanoTime)));
  }

  private static BenchRelay booked() {
    OutcomeQueue queue = new OutcomeQueue(64 << 20);
    return new BenchRelay(2, Feature.PLAIN, List.of(new BindingTap(queue, System::nanoTime)));
  }

  private static void assertAtMost(int octets, Supplier<Outcome> message) throws Exception {
    try (ExecutorService thread = new NettyThreads(1, "data")) {
      thread.submit(() -> measure(octets, () -> pass(message))).get();
    }
  }

  private static void pass(Supplier<Outcome> message) {
    if (message.get() instanceof Outcome.Dropped(var reason)) {
      throw new AssertionError(reason);
    }
  }

  private static void measure(int octets, Runnable work) {
    long each = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && each > octets; round++) {
      repeat(WARM_UP, work);
      each = Math.min(each, allocated(work));
    }
    assertTrue(each <= octets, each + " octets of heap each time");
  }

  private static long allocated(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    repeat(MESSAGES, work);
    return (threads.getCurrentThreadAllocatedBytes() - before) / MESSAGES;
  }

  private static void repeat(int times, Runnable work) {
    for (int time = 0; time < times; time++) {
      work.run();
    }
  }
}
