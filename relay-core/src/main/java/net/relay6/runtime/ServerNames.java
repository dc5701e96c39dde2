package net.relay6.runtime;

import java.time.Duration;
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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.log.FlapDamping;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.Platform;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ServerAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Resolves the names of servers at the start and periodically, on a thread of its own: a resolver
 * that is slow or does not respond delays nothing, and the last result stays in use.
 */
final class ServerNames implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  /** The retry interval of a name without a result. */
  private static final Duration RETRY = Duration.ofSeconds(5);

  /** How long a new configuration waits for the addresses of its new servers. */
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final Platform.NameResolver resolver;
  private final Consumer<Error> fatal;
  private final Map<String, List<Ipv6Address>> resolved = new ConcurrentHashMap<>();

  /** The names that have been looked up at least once. */
  private final Set<String> lookedUp = ConcurrentHashMap.newKeySet();

  /** The latest results, empty ones included, so that the same result is logged once. */
  private final Map<String, List<Ipv6Address>> lastResults = new HashMap<>();

  private final FlapDamping flapping = new FlapDamping(System::nanoTime);
  private final Map<String, Future<?>> nextLookUps = new HashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("relay6-names").daemon().unstarted(task));

  private long intervalMillis;

  /** Resolves the names in {@code settings}; Errors go to {@code fatal}. */
  ServerNames(RelaySettings settings, Platform.NameResolver resolver, Consumer<Error> fatal) {
    this.resolver = resolver;
    this.fatal = fatal;
    update(settings);
  }

  /**
   * Resolves the new names of other settings once, and returns when that is done or the time limit
   * is over. Throws what a look-up throws.
   */
  void learn(RelaySettings settings) {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    List<Future<?>> lookUps =
        names(settings)
            .filter(name -> !isLookedUp(name))
            .<Future<?>>map(name -> thread.submit(() -> lookUp(name)))
            .toList();
    lookUps.forEach(lookUp -> await(lookUp, deadline - System.nanoTime()));
  }

  private synchronized boolean isLookedUp(String name) {
    return nextLookUps.containsKey(name);
  }

  private static void await(Future<?> lookUp, long nanos) {
    try {
      lookUp.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException | CancellationException _) {
      // The server then waits for its address, as after a start.
    } catch (ExecutionException fault) {
      throw new IllegalStateException("a name of a server cannot be looked up", fault.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Resolves the names of other settings from now on; earlier results are kept. */
  synchronized void update(RelaySettings settings) {
    intervalMillis = settings.resolveInterval().toMillis();
    Set<String> names = names(settings).collect(Collectors.toSet());
    nextLookUps.entrySet().stream()
        .filter(entry -> !names.contains(entry.getKey()))
        .forEach(entry -> entry.getValue().cancel(false));
    nextLookUps.keySet().retainAll(names);
    lookedUp.retainAll(names);
    names.stream()
        .filter(name -> !nextLookUps.containsKey(name))
        .forEach(name -> schedule(name, lookedUp.contains(name) ? delayMillis(name) : 0));
  }

  private static Stream<String> names(RelaySettings settings) {
    return settings.servers().stream()
        .flatMap(server ->
            server.address() instanceof ServerAddress.HostName(String name)
                ? Stream.of(name)
                : Stream.empty())
        .distinct();
  }

  /** Resolves the names of servers now; takes as long as the resolver. */
  static Map<String, List<Ipv6Address>> lookUpOnce(
      RelaySettings settings, Platform.NameResolver resolver) {
    return names(settings).collect(Collectors.toMap(Function.identity(), resolver::resolve));
  }

  /** The known addresses by name. */
  Map<String, List<Ipv6Address>> addressesByName() {
    return Map.copyOf(resolved);
  }

  private void schedule(String name, long delayMillis) {
    nextLookUps.put(
        name, thread.schedule(() -> lookUpAgain(name), delayMillis, TimeUnit.MILLISECONDS));
  }

  /** A fault costs one look-up; the name is retried like an unresolved one. */
  private void lookUpAgain(String name) {
    try {
      lookUp(name);
    } catch (RuntimeException fault) {
      flapping.changed(
          name + " fault",
          often ->
              LOG.error(
                  "a fault in relay6 while looking up server name {}; trying again{}",
                  name,
                  often,
                  fault));
    } catch (Error fault) {
      fatal.accept(fault);
    }
    scheduleNext(name);
  }

  private void lookUp(String name) {
    lookedUp.add(name);
    List<Ipv6Address> addresses = resolver.resolve(name);
    if (!addresses.isEmpty()) {
      resolved.put(name, addresses);
    }
    if (!addresses.equals(lastResults.put(name, addresses))) {
      logResult(name, addresses);
    }
    flapping.logDeferred();
  }

  private synchronized void scheduleNext(String name) {
    Optional.ofNullable(nextLookUps.remove(name))
        .ifPresent(last -> {
          last.cancel(false);
          schedule(name, delayMillis(name));
        });
  }

  private long delayMillis(String name) {
    return resolved.containsKey(name) ? intervalMillis : Math.min(intervalMillis, RETRY.toMillis());
  }

  private void logResult(String name, List<Ipv6Address> addresses) {
    if (addresses.isEmpty()) {
      String meanwhile =
          Optional.ofNullable(resolved.get(name))
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
