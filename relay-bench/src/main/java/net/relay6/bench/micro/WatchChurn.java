package net.relay6.bench.micro;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.log.ClientNaming;
import net.relay6.net.Ipv6Address;
import net.relay6.observer.ServerSetObserver;
import net.relay6.observer.TimeBase;
import net.relay6.observer.finding.FindingNaming;
import net.relay6.observer.observation.Observation;
import net.relay6.settings.Intent;

/**
 * What the observer leaves on the heap while clients keep changing: 2,000 client messages a second
 * of 300,000 clients in turn, two servers, in simulated time. To be run with the flags that relay6
 * runs with. It prints four times what is in use and what collections have cost.
 */
public final class WatchChurn {

  /** What clients do. */
  enum Kind {
    /** They ask, and both servers offer addresses. */
    OFFERS,
    /** They take the offer, so that there are leases. */
    LEASES,
    /** The same with delegated prefixes. */
    PREFIXES
  }

  private static final int CLIENTS = 300_000;
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1) / 2_000;
  private static final long ANSWER_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int QUARTERS = 4;
  private static final int HOUR = 60;
  private static final List<Integer> DUID_LENGTHS = List.of(10, 14, 18);
  private static final List<String> SERVERS = List.of("alpha", "beta");
  private static final Optional<String> LINK = Optional.of("lan0");

  private final ServerSetObserver observer =
      new ServerSetObserver(
          Intent.NONE,
          ServerSetObserver.Bounds.USUAL,
          new TimeBase(0, Instant.EPOCH),
          new FindingNaming(ClientNaming.CLEAR),
          List.of());
  private final List<ClientFrames> frames;
  private final boolean taken;
  private long atNanos;
  private long messages;
  private int turn;

  private WatchChurn(Kind kind) {
    taken = kind != Kind.OFFERS;
    frames =
        DUID_LENGTHS.stream()
            .map(length -> new ClientFrames(length, SERVERS.size(), kind == Kind.PREFIXES))
            .toList();
  }

  /**
   * Arguments: what clients do, {@code offers}, {@code leases} or {@code prefixes}, and for how
   * many simulated minutes, 60 if that is left out.
   */
  public static void main(String[] arguments) {
    int minutes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : HOUR;
    WatchChurn churn = new WatchChurn(Kind.valueOf(arguments[0].toUpperCase(Locale.ROOT)));
    for (int quarter = 1; quarter <= QUARTERS; quarter++) {
      churn.run(TimeUnit.MINUTES.toNanos(minutes) / QUARTERS);
      System.out.println(churn.figures());
    }
    System.gc();
    System.out.println("after a full collection: " + churn.figures());
    System.out.println(churn.observer.report().counts());
  }

  private void run(long nanos) {
    for (long end = atNanos + nanos; atNanos < end; ) {
      next();
    }
  }

  private void next() {
    int client = turn;
    turn = (turn + 1) % CLIENTS;
    ClientFrames own = frames.get(client % frames.size());
    Ipv6Address peer = new Ipv6Address(0xfe80L << 48, client);
    atNanos += INTERVAL_NANOS;
    see(new Observation.RequestForwarded(atNanos, "lan0", peer, SERVERS, own.solicit(client)));
    for (int server = 0; server < SERVERS.size(); server++) {
      see(
          new Observation.ResponseDelivered(
              atNanos + ANSWER_NANOS,
              SERVERS.get(server),
              LINK,
              peer,
              own.advertise(server, client)));
    }
    if (taken) {
      atNanos += INTERVAL_NANOS;
      see(new Observation.RequestForwarded(atNanos, "lan0", peer, SERVERS, own.request(client)));
      see(
          new Observation.ResponseDelivered(
              atNanos + ANSWER_NANOS, SERVERS.getFirst(), LINK, peer, own.reply(client)));
    }
  }

  private void see(Observation observation) {
    messages++;
    observer.accept(observation);
  }

  private String figures() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return String.format(
        Locale.ROOT,
        "%d messages, %d octets each, old generation %.1f MiB, resident %d MiB; %s",
        messages,
        threads.getCurrentThreadAllocatedBytes() / messages,
        old() / 1048576.0,
        resident(),
        collections());
  }

  private static long old() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .filter(pool -> !pool.getName().contains("Eden") && !pool.getName().contains("Surv"))
        .map(MemoryPoolMXBean::getUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  private static String collections() {
    return ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class).stream()
        .map(bean ->
            "%s %d in %d ms"
                .formatted(bean.getName(), bean.getCollectionCount(), bean.getCollectionTime()))
        .collect(Collectors.joining(", "));
  }

  private static long resident() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
              .filter(line -> line.startsWith("VmRSS"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
              .sum()
          / 1024;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
