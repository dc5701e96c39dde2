package net.relay6.assembly;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.agent.Flapping;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.NameResolver;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ServerAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks up the names of servers, at the start and from time to time, on a thread of its own: a
 * resolver that is slow or silent holds nothing up, and what was found last stays.
 */
final class ServerNames implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  /** How soon a name is tried again for which nobody has answered yet. */
  private static final Duration RETRY = Duration.ofSeconds(5);

  /** How long a new configuration waits for the addresses of servers it brings. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final NameResolver resolver;
  private final Map<String, List<Ipv6Address>> found = new ConcurrentHashMap<>();

  /** What was answered last, none among it; so that the same answer is told once. */
  private final Map<String, List<Ipv6Address>> answered = new HashMap<>();

  private final Flapping flapping = new Flapping(System::nanoTime);
  private final Map<String, Future<?>> nextLookUps = new HashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("relay6-names").daemon().unstarted(task));

  private long intervalMillis;

  ServerNames(RelaySettings settings, NameResolver resolver) {
    this.resolver = resolver;
    begin(settings);
  }

  /**
   * Looks up the names of other settings from now on. Returns when those that are new have been
   * looked up once, or have taken too long; what is known of former ones stays known.
   */
  void follow(RelaySettings settings) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (Future<?> lookUp : begin(settings)) {
      await(lookUp, deadline - System.nanoTime());
    }
  }

  private static void await(Future<?> lookUp, long nanos) {
    try {
      lookUp.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException | CancellationException _) {
      // The server waits for its address, as it would after a start.
    } catch (ExecutionException fault) {
      throw new IllegalStateException(fault);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized List<Future<?>> begin(RelaySettings settings) {
    intervalMillis = settings.resolveInterval().toMillis();
    Set<String> names = names(settings).collect(Collectors.toSet());
    nextLookUps.entrySet().stream()
        .filter(entry -> !names.contains(entry.getKey()))
        .forEach(entry -> entry.getValue().cancel(false));
    nextLookUps.keySet().retainAll(names);
    List<Future<?>> fresh = new ArrayList<>();
    for (String name : names) {
      if (!nextLookUps.containsKey(name)) {
        fresh.add(schedule(name, 0));
      }
    }
    return fresh;
  }

  private static Stream<String> names(RelaySettings settings) {
    return settings.servers().stream()
        .flatMap(server ->
            server.address() instanceof ServerAddress.HostName(String name)
                ? Stream.of(name)
                : Stream.empty())
        .distinct();
  }

  /** What the names of servers stand for now; takes as long as the resolver. */
  static Map<String, List<Ipv6Address>> lookUpOnce(RelaySettings settings, NameResolver resolver) {
    return names(settings).collect(Collectors.toMap(Function.identity(), resolver::resolve));
  }

  /** What the names stand for as far as is known. */
  Map<String, List<Ipv6Address>> addressesByName() {
    return Map.copyOf(found);
  }

  private Future<?> schedule(String name, long delayMillis) {
    Future<?> lookUp = thread.schedule(() -> lookUp(name), delayMillis, TimeUnit.MILLISECONDS);
    nextLookUps.put(name, lookUp);
    return lookUp;
  }

  private void lookUp(String name) {
    List<Ipv6Address> addresses = resolver.resolve(name);
    if (!addresses.isEmpty()) {
      found.put(name, addresses);
    }
    if (!addresses.equals(answered.put(name, addresses))) {
      tell(name, addresses);
    }
    flapping.settle();
    scheduleNext(name);
  }

  private synchronized void scheduleNext(String name) {
    Optional.ofNullable(nextLookUps.remove(name))
        .ifPresent(last -> {
          last.cancel(false);
          boolean known = found.containsKey(name);
          var _ =
              schedule(name, known ? intervalMillis : Math.min(intervalMillis, RETRY.toMillis()));
        });
  }

  private void tell(String name, List<Ipv6Address> addresses) {
    if (addresses.isEmpty()) {
      String meanwhile =
          Optional.ofNullable(found.get(name))
              .map(known -> "; going on with " + known)
              .orElse("; trying again");
      flapping.changed(
          name,
          often -> LOG.warn("server name {} has no IPv6 address now{}{}", name, meanwhile, often));
    } else {
      flapping.changed(name, often -> LOG.info("server name {} is {}{}", name, addresses, often));
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
