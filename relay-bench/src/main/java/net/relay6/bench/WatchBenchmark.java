package net.relay6.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.relay6.agent.Identities;
import net.relay6.feature.serverset.ServerSetBounds;
import net.relay6.feature.serverset.ServerSetObserver;
import net.relay6.feature.serverset.TimeBase;
import net.relay6.feature.serverset.finding.Naming;
import net.relay6.feature.serverset.intent.Intent;
import net.relay6.feature.serverset.seen.Observation;
import net.relay6.fixtures.frame.FrameBuilder;
import net.relay6.fixtures.frame.MessageName;
import net.relay6.fixtures.frame.OptionName;
import net.relay6.net.Ipv6Address;
import net.relay6.wire.DhcpMessage;
import net.relay6.wire.MessageParser;
import net.relay6.wire.ParseResult;
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
  private static final List<String> SERVERS = List.of("alpha", "beta");
  private static final Optional<String> LINK = Optional.of("lan0");

  /** Where the client's number stands in these messages, behind type and header of the option. */
  private static final int TRANSACTION_ID = 1;

  private static final int CLIENT_NUMBER = 14;

  /** The last octets of the address that is offered. */
  private static final int ADDRESS_NUMBER = 62;

  private final ServerSetObserver observer =
      new ServerSetObserver(
          Intent.NONE,
          ServerSetBounds.USUAL,
          new TimeBase(0, Instant.EPOCH),
          new Naming(Identities.CLEAR),
          List.of());
  private final ByteBuf solicit = solicit();
  private final List<ByteBuf> advertises = List.of(advertise(0), advertise(1));
  private long number;

  /** A SOLICIT and two ADVERTISEs. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void watch() {
    int client = (int) (++number % CLIENTS);
    long at = number * INTERVAL_NANOS;
    Ipv6Address peer = new Ipv6Address(0xfe80L << 48, client);
    observer.see(new Observation.Asked(at, "lan0", peer, SERVERS, of(client, solicit)));
    for (int server = 0; server < SERVERS.size(); server++) {
      advertises.get(server).setInt(ADDRESS_NUMBER, client);
      observer.see(
          new Observation.Answered(
              at + 1000, SERVERS.get(server), LINK, peer, of(client, advertises.get(server))));
    }
  }

  private static DhcpMessage of(int client, ByteBuf frame) {
    frame.setMedium(TRANSACTION_ID, client);
    frame.setInt(CLIENT_NUMBER, client);
    return switch (MessageParser.parse(frame)) {
      case ParseResult.Parsed(DhcpMessage message) -> message;
      case ParseResult.Truncated truncated -> throw new IllegalStateException("" + truncated);
    };
  }

  private static ByteBuf solicit() {
    return frame(
        client(MessageName.SOLICIT)
            .option(OptionName.ELAPSED_TIME, new byte[2])
            .option(OptionName.IA_NA, association())
            .option(OptionName.OPTION_REQUEST, FrameBuilder.empty().int16(23).int16(24)));
  }

  /** Of a server that has a half of the link's prefix. */
  private static ByteBuf advertise(int server) {
    FrameBuilder address =
        FrameBuilder.empty()
            .int32(0x2001_0db8)
            .int32(0x0001_0001)
            .int32(server << 31)
            .int32(1)
            .int32(3600)
            .int32(7200);
    return frame(
        client(MessageName.ADVERTISE)
            .option(OptionName.SERVER_ID, FrameBuilder.empty().int32(0x3_0001).int32(server))
            .option(OptionName.IA_NA, association().option(OptionName.IA_ADDRESS, address))
            .option(OptionName.PREFERENCE, (byte) (255 * (1 - server)))
            .option(23, Unpooled.buffer(16).writeZero(16).array()));
  }

  /** A client's message begins with its DUID, which ends in its number. */
  private static FrameBuilder client(MessageName type) {
    return FrameBuilder.message(type, 0)
        .option(OptionName.CLIENT_ID, FrameBuilder.empty().int32(0x3_0001).int16(0x0200).int32(0));
  }

  private static FrameBuilder association() {
    return FrameBuilder.empty().int32(1).int32(1800).int32(2880);
  }

  private static ByteBuf frame(FrameBuilder message) {
    return Unpooled.wrappedBuffer(message.octets());
  }
}
