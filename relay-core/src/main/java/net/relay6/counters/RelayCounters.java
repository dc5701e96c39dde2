package net.relay6.counters;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All counters, by link and server name. They outlive plans, so the counters of a link continue
 * when it returns. Names come from the configuration and from interfaces that match it, and the
 * counts of interfaces and servers removed long ago are aggregated, so the number of names is
 * bounded whatever clients send and however many interfaces and servers come and go.
 */
public final class RelayCounters {

  /** The aggregate of servers that were removed from the configuration long ago. */
  public static final String FORMER_SERVERS = "(former)";

  /** Guarded by itself. */
  private final SortedMap<String, LinkCounters> links = new TreeMap<>();

  /** Replaced on each change, so that readers never miss counts that are being moved. */
  private volatile SortedMap<String, ServerCounters> servers = Collections.emptySortedMap();

  private final ArrivalCounters unicast = new ArrivalCounters();
  private final Tally unicastSendErrors = new Tally(1);
  private final AtomicLong faults = new AtomicLong();

  /** The counters of that link, made on first use. */
  public LinkCounters link(String name) {
    synchronized (links) {
      return links.computeIfAbsent(name, _ -> new LinkCounters());
    }
  }

  /**
   * Adds the counts of a removed link to an aggregate, so that sums over all links stay the same,
   * and removes the link. Nothing may be counted for the link any more.
   */
  public void foldInto(String name, String aggregate) {
    synchronized (links) {
      LinkCounters gone = links.remove(name);
      if (gone != null) {
        links.merge(aggregate, gone, LinkCounters::plus);
      }
    }
  }

  /** The counters of that server, made on first use. */
  public ServerCounters server(String name) {
    ServerCounters known = servers.get(name);
    return known == null ? addServer(name) : known;
  }

  private synchronized ServerCounters addServer(String name) {
    TreeMap<String, ServerCounters> next = new TreeMap<>(servers);
    ServerCounters counters = next.computeIfAbsent(name, _ -> new ServerCounters());
    servers = Collections.unmodifiableSortedMap(next);
    return counters;
  }

  /**
   * Adds the counts of a removed server to {@link #FORMER_SERVERS} and removes the server. Nothing
   * may be counted for it any more.
   */
  public synchronized void foldIntoFormer(String name) {
    TreeMap<String, ServerCounters> next = new TreeMap<>(servers);
    ServerCounters gone = next.remove(name);
    if (gone != null) {
      next.merge(FORMER_SERVERS, gone, ServerCounters::plus);
      servers = Collections.unmodifiableSortedMap(next);
    }
  }

  /** Datagrams received at this node's unicast addresses by the general channel. */
  public ArrivalCounters unicast() {
    return unicast;
  }

  /** Counts a datagram by route that could not be sent; called on the data plane's thread. */
  public void countUnicastSendError() {
    unicastSendErrors.add(0);
  }

  /** Counts a fault of relay6 itself that a thread survived; thread-safe. */
  public void countFault() {
    faults.incrementAndGet();
  }

  /** Faults of relay6 itself that its threads survived; each cost one datagram or task. */
  public long faults() {
    return faults.get();
  }

  /** Datagrams sent by route that could not be sent. */
  public long unicastSendErrors() {
    return unicastSendErrors.get(0);
  }

  /** The counters of all links by name, in order; a snapshot of the links. */
  public Map<String, LinkCounters> links() {
    synchronized (links) {
      return Collections.unmodifiableMap(new TreeMap<>(links));
    }
  }

  /** The counters of all servers by name, in order; a snapshot of the servers. */
  public Map<String, ServerCounters> servers() {
    return servers;
  }

  /** The datagrams received on all channels; a snapshot of the links and servers. */
  public Stream<ArrivalCounters> arrivals() {
    return Stream.of(
            links().values().stream().map(LinkCounters::arrivals),
            servers().values().stream().map(ServerCounters::arrivals),
            Stream.of(unicast))
        .flatMap(Function.identity());
  }
}
