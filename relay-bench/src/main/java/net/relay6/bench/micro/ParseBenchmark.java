package net.relay6.bench.micro;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.TimeUnit;
import net.relay6.wire.MessageParser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What does it cost to look at a message? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ParseBenchmark {

  /** A SOLICIT, and a RELAY-REPL with an ADVERTISE. */
  @Param({"C1", "R1"})
  public String vector = "C1";

  private ByteBuf frame = BenchRelay.frame("C1");

  /** Takes the frame. */
  @Setup
  public void setUp() {
    frame = BenchRelay.frame(vector);
  }

  /** Parses it. */
  @Benchmark
  public MessageParser.Result parse() {
    return MessageParser.parse(frame);
  }
}
