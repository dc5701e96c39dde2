package net.relay6.bench.micro;

import java.util.concurrent.TimeUnit;
import net.relay6.counters.Outcome;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What does a server's answer cost in the agent? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReplyBenchmark {

  private final BenchRelay relay = new BenchRelay(2, Feature.PLAIN);

  /** Receives a RELAY-REPL. */
  @Benchmark
  public Outcome deliver() {
    return relay.deliver();
  }
}
