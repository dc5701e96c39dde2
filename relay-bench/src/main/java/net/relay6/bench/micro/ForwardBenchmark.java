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

/** What does a client's message cost in the agent, by the number of servers? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ForwardBenchmark {

  /** How many servers. */
  @Param({"1", "2", "8"})
  public int servers = 1;

  private BenchRelay relay = new BenchRelay(1, Feature.PLAIN);

  /** Makes the relay. */
  @Setup
  public void setUp() {
    relay = new BenchRelay(servers, Feature.PLAIN);
  }

  /** Receives a SOLICIT. */
  @Benchmark
  public Outcome forward() {
    return relay.forward();
  }
}
