package net.relay6.bench.micro;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.relay6.log.ClientNaming;
import net.relay6.net.Ipv6Address;
import net.relay6.observer.ServerSetObserver;
import net.relay6.observer.TimeBase;
import net.relay6.observer.finding.FindingNaming;
import net.relay6.observer.observation.Observation;
import net.relay6.settings.Intent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What does the observer's own thread do for each message: ten thousand times a second a new client
 * asks, and two servers offer it addresses?
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WatchBenchmark {

  /** Messages that {@link #watch} shows to the observer. */
  static final int MESSAGES = 3;

  private static final long INTERVAL_NANOS = 100_000;
  private static final int CLIENTS = 1 << 16;
  private static final int DUID_LENGTH = 10;
  private static final List<String> SERVERS = List.of("alpha", "beta");
  private static final Optional<String> LINK = Optional.of("lan0");

  private final ServerSetObserver observer =
      new ServerSetObserver(
          Intent.NONE,
          ServerSetObserver.Bounds.USUAL,
          new TimeBase(0, Instant.EPOCH),
          new FindingNaming(ClientNaming.CLEAR),
          List.of());
  private final ClientFrames frames = new ClientFrames(DUID_LENGTH, SERVERS.size(), false);
  private long number;

  /** A SOLICIT and two ADVERTISEs. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void watch() {
    int client = (int) (++number % CLIENTS);
    long at = number * INTERVAL_NANOS;
    Ipv6Address peer = new Ipv6Address(0xfe80L << 48, client);
    observer.accept(
        new Observation.RequestForwarded(at, "lan0", peer, SERVERS, frames.solicit(client)));
    for (int server = 0; server < SERVERS.size(); server++) {
      observer.accept(
          new Observation.ResponseDelivered(
              at + 1000, SERVERS.get(server), LINK, peer, frames.advertise(server, client)));
    }
  }
}
