package net.relay6.bench.micro;

import java.util.concurrent.TimeUnit;
import net.relay6.counters.Outcome;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What does each feature add to a client's message that goes to two servers? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FeatureBenchmark {

  /** Which feature. */
  @Param public Feature feature = Feature.PLAIN;

  private BenchRelay relay = new BenchRelay(2, Feature.PLAIN);

  /** Makes the relay. */
  @Setup
  public void setUp() {
    relay = new BenchRelay(2, feature);
  }

  /** Receives a SOLICIT. */
  @Benchmark
  public Outcome forward() {
    return relay.forward();
  }
}
