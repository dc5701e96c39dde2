package net.relay6.bench.micro;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks of this package and prints one table: nanoseconds and heap octets for each
 * message. {@code --quick} takes a tenth of the time; further words choose benchmarks by name.
 */
public final class MicroBenchmarks {

  private MicroBenchmarks() {}

  /** Runs them. */
  public static void main(String[] args) throws RunnerException {
    List<String> words = List.of(args);
    boolean quick = words.contains("--quick");
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .addProfiler(GCProfiler.class)
            .jvmArgsAppend(
                "--sun-misc-unsafe-memory-access=allow",
                "-Xms256m",
                "-Xmx256m",
                "-Djmh.executor=CUSTOM",
                "-Djmh.executor.class=" + NettyThreads.class.getName())
            .forks(quick ? 1 : 3)
            .warmupIterations(quick ? 2 : 5)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(quick ? 3 : 5)
            .measurementTime(TimeValue.seconds(1));
    List<String> chosen = words.stream().filter(word -> !word.startsWith("--")).toList();
    (chosen.isEmpty() ? List.of("net.relay6.bench.micro") : chosen).forEach(options::include);
    print(new Runner(options.build()).run());
  }

  private static void print(Collection<RunResult> results) {
    System.out.printf("%n| %-52s | ns/message |      ± | octets |%n", "benchmark");
    System.out.println("|---|---:|---:|---:|");
    for (RunResult result : results) {
      Result<?> time = result.getPrimaryResult();
      Result<?> octets = result.getSecondaryResults().get("gc.alloc.rate.norm");
      System.out.printf(
          Locale.ROOT,
          "| %-52s | %10.0f | %6.0f | %6.0f |%n",
          name(result),
          time.getScore(),
          time.getScoreError(),
          octets == null ? Double.NaN : octets.getScore());
    }
  }

  private static String name(RunResult result) {
    String benchmark = result.getParams().getBenchmark();
    String type = benchmark.substring(0, benchmark.lastIndexOf('.'));
    StringBuilder name = new StringBuilder(type.substring(type.lastIndexOf('.') + 1));
    for (String key : result.getParams().getParamsKeys()) {
      name.append(' ').append(result.getParams().getParam(key));
    }
    return name.toString();
  }
}
