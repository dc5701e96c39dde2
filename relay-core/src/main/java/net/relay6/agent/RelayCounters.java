package net.relay6.agent;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All counters, by link and server name. They outlive plans, so a link that comes back goes on
 * counting. Names come from the configuration and the interfaces that fit it, and what long gone
 * interfaces and servers have counted is put together, so the number of names is bounded whatever
 * clients send and however many interfaces and servers come and go.
 */
public final class RelayCounters {

  /** What servers that left the configuration long ago have counted. */
  public static final String FORMER_SERVERS = "(former)";

  /** Guarded by itself. */
  private final SortedMap<String, LinkCounters> links = new TreeMap<>();

  /** Another map after each change, so that readers never miss what is being moved. */
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
   * Adds what that link has counted to the counters of {@code heir}, so that sums over all links
   * stay what they are, and forgets the link. Nobody may count for either of them any more.
   */
  public void bequeath(String name, String heir) {
    synchronized (links) {
      LinkCounters gone = links.remove(name);
      if (gone != null) {
        links.merge(heir, gone, LinkCounters::plus);
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
   * Adds what that server has counted to the counters of {@link #FORMER_SERVERS}, and forgets the
   * server. Nothing may be counted for it any more.
   */
  public synchronized void bequeathServer(String name) {
    TreeMap<String, ServerCounters> next = new TreeMap<>(servers);
    ServerCounters gone = next.remove(name);
    if (gone != null) {
      next.merge(FORMER_SERVERS, gone, ServerCounters::plus);
      servers = Collections.unmodifiableSortedMap(next);
    }
  }

  /** What arrived at this node's unicast addresses without a channel of its own. */
  public ArrivalCounters unicast() {
    return unicast;
  }

  /** Counts a datagram by route that could not be sent; called on the data plane's thread. */
  public void countUnicastSendError() {
    unicastSendErrors.add(0);
  }

  /** Counts a fault of relay6 itself that one of its threads has survived; any thread. */
  public void countFault() {
    faults.incrementAndGet();
  }

  /** Faults of relay6 itself that its threads have survived; each cost one datagram or task. */
  public long faults() {
    return faults.get();
  }

  /** Datagrams sent by route that could not be sent. */
  public long unicastSendErrors() {
    return unicastSendErrors.get(0);
  }

  /** All links' counters by name, in order; which links there are is as of now. */
  public Map<String, LinkCounters> links() {
    synchronized (links) {
      return Collections.unmodifiableMap(new TreeMap<>(links));
    }
  }

  /** All servers' counters by name, in order; which servers there are is as of now. */
  public Map<String, ServerCounters> servers() {
    return servers;
  }

  /** What arrived, wherever it did; which links and servers there are is as of now. */
  public Stream<ArrivalCounters> arrivals() {
    return Stream.of(
            links().values().stream().map(LinkCounters::arrivals),
            servers().values().stream().map(ServerCounters::arrivals),
            Stream.of(unicast))
        .flatMap(Function.identity());
  }
}
