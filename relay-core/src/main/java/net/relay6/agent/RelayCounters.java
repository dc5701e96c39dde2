package net.relay6.agent;

import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * All counters, by link and server name. They outlive plans, so a link that comes back goes on
 * counting. Names come from the configuration alone, so their number is bounded whatever clients
 * send.
 */
public final class RelayCounters {

  private final Map<String, LinkCounters> links = new ConcurrentSkipListMap<>();
  private final Map<String, ServerCounters> servers = new ConcurrentSkipListMap<>();
  private final ArrivalCounters unicast = new ArrivalCounters();
  private final Tally unicastSendErrors = new Tally(1);

  /** The counters of that link, made on first use. */
  public LinkCounters link(String name) {
    return links.computeIfAbsent(name, _ -> new LinkCounters());
  }

  /** The counters of that server, made on first use. */
  public ServerCounters server(String name) {
    return servers.computeIfAbsent(name, _ -> new ServerCounters());
  }

  /** What arrived at this node's unicast addresses without a channel of its own. */
  public ArrivalCounters unicast() {
    return unicast;
  }

  /** Counts a datagram by route that could not be sent; called on the data plane's thread. */
  public void countUnicastSendError() {
    unicastSendErrors.add(0);
  }

  /** Datagrams sent by route that could not be sent. */
  public long unicastSendErrors() {
    return unicastSendErrors.get(0);
  }

  /** All links' counters by name, in order; a live view. */
  public Map<String, LinkCounters> links() {
    return Collections.unmodifiableMap(links);
  }

  /** All servers' counters by name, in order; a live view. */
  public Map<String, ServerCounters> servers() {
    return Collections.unmodifiableMap(servers);
  }
}
