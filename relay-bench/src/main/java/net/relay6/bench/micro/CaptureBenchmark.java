package net.relay6.bench.micro;

import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.relay6.counters.Outcome;
import net.relay6.feature.capture.Capture;
import net.relay6.feature.capture.CaptureFilter;
import net.relay6.feature.capture.Captures;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What does a capture add to a client's message that goes to two servers? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CaptureBenchmark {

  private static final int WARM_UP = 100_000;

  /** What is captured. */
  public enum Captured {
    NEVER,
    ENDED,
    ANOTHER_LINK,
    ALL
  }

  /** What is captured while it is measured. */
  @Param public Captured captured = Captured.NEVER;

  private BenchRelay relay = new BenchRelay(2, Feature.PLAIN);
  private Captures captures = new Captures(relay::decorate, InstantSource.system());
  private Capture capture = captures.start(CaptureFilter.ALL, () -> {}).orElseThrow();

  /** Makes the relay, and starts or ends a capture. */
  @Setup
  public void setUp() {
    relay = new BenchRelay(2, Feature.PLAIN);
    captures = new Captures(relay::decorate, InstantSource.system());
    if (captured == Captured.NEVER) {
      return;
    }
    CaptureFilter filter =
        captured == Captured.ANOTHER_LINK
            ? new CaptureFilter(Set.of("eth2"), Set.of())
            : CaptureFilter.ALL;
    capture = captures.start(filter, () -> {}).orElseThrow();
    for (int message = 0; message < WARM_UP; message++) {
      relay.forward();
    }
    if (captured == Captured.ENDED) {
      capture.close();
    }
  }

  /** Receives a SOLICIT, and takes what is captured of it. */
  @Benchmark
  public Outcome forward(Blackhole reader) {
    Outcome outcome = relay.forward();
    if (captured == Captured.ALL) {
      for (var next = capture.poll(); next.isPresent(); next = capture.poll()) {
        reader.consume(next);
      }
    }
    return outcome;
  }
}
