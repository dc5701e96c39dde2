package net.relay6.observer.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.observer.exchange.Exchange;

/** One configured server as observed. */
public final class ObservedServer {

  private static final int IDENTIFIERS = 16;

  /** The bound for links; the counts of the link used longest ago are added to an aggregate. */
  private static final int LINKS = 4096;

  /** The name of the aggregate of evicted links. */
  private static final String FORMER = "former links";

  private final int number;
  private final String name;
  private final LinkedHashMap<String, ServerLinkStatistics> byLink =
      new LinkedHashMap<>(16, 0.75f, true);
  private final ServerLinkStatistics removedLinks = new ServerLinkStatistics(this, FORMER);
  private final Reliability reliability = new Reliability();
  private final UnansweredRun unansweredRun = new UnansweredRun();
  private final Set<Octets> identifiers = new LinkedHashSet<>();
  private Optional<Octets> identifier = Optional.empty();
  private boolean several;
  private boolean crowded;
  private boolean hasReceived;
  private long lastReceivedNanos;
  private Optional<Long> recoveredNanos = Optional.empty();
  private Optional<Outage> outage = Optional.empty();
  private long sendErrors;
  private long discarded;

  ObservedServer(int number, String name) {
    this.number = number;
    this.name = name;
  }

  /** Its number, in the order in which servers became known. */
  public int number() {
    return number;
  }

  /** Its configured name. */
  public String name() {
    return name;
  }

  /** Its statistics on that link. */
  public ServerLinkStatistics onLink(String link) {
    ServerLinkStatistics known = byLink.get(link);
    if (known != null) {
      return known;
    }
    ServerLinkStatistics statistics = new ServerLinkStatistics(this, link);
    byLink.put(link, statistics);
    if (byLink.size() > LINKS) {
      removedLinks.merge(byLink.pollFirstEntry().getValue());
    }
    return statistics;
  }

  /** Whether it has offered or assigned anything on that link for that link-address. */
  public boolean knows(String link, Ipv6Address linkAddress) {
    ServerLinkStatistics known = byLink.get(link);
    return known != null && known.knows(linkAddress);
  }

  /**
   * Its statistics on every link; the last entry may be the aggregate of evicted links, so that
   * sums never decrease.
   */
  public List<ServerLinkStatistics> linkStatistics() {
    List<ServerLinkStatistics> conducts = new ArrayList<>(new TreeMap<>(byLink).values());
    if (!removedLinks.isEmpty()) {
      conducts.add(removedLinks);
    }
    return Collections.unmodifiableList(conducts);
  }

  /**
   * Notes that a message of it was received. If its silence was reported, requests from before are
   * explained by it and show nothing about single types and links.
   */
  public void messageReceived(long atNanos) {
    hasReceived = true;
    lastReceivedNanos = atNanos;
    if (unansweredRun.isReported()) {
      recoveredNanos = Optional.of(atNanos);
      byLink.values().forEach(ServerLinkStatistics::endUnansweredRuns);
    }
    unansweredRun.end();
  }

  /** Whether a reported silence of it has ended at that time or later. */
  boolean hasRecoveredSince(long nanos) {
    return recoveredNanos.filter(recovered -> recovered - nanos >= 0).isPresent();
  }

  /** How reliably it responds, on all links. */
  Reliability reliability() {
    return reliability;
  }

  /** The latest consecutive unanswered requests while no message of it was received. */
  public UnansweredRun unansweredRun() {
    return unansweredRun;
  }

  /**
   * See {@link ServerLinkStatistics#countMissedRequest}; a request older than the server's latest
   * message does not count towards a silence.
   */
  double countMissedRequest(Exchange exchange, double share, Reliability own) {
    return hasReceivedSince(exchange.beganNanos())
        ? 1
        : unansweredRun.add(exchange, share, reliability, own, Long.MAX_VALUE);
  }

  /**
   * Adds a sign of silence other than an unanswered request, such as a network error. All signs
   * together weigh at most one request.
   *
   * @param requests its weight in unanswered requests, 0 to 1
   */
  public void addSilenceIndication(double requests, long atNanos) {
    if (!hasReceivedSince(atNanos)) {
      unansweredRun.addIndication(requests, atNanos, reliability);
    }
  }

  /** Whether it is improbable that a running server leaves so many requests unanswered. */
  public boolean isSilent() {
    return unansweredRun.chanceProbability() <= reliability.threshold();
  }

  /** Marks its silence as reported. */
  public void markSilent() {
    if (!unansweredRun.isReported()) {
      unansweredRun.markReported();
      reliability.discountMissed(unansweredRun.weight());
      byLink.values().forEach(ServerLinkStatistics::markSilent);
    }
  }

  /** When its latest message was received, in nanoseconds. */
  public Optional<Long> lastReceivedNanos() {
    return hasReceived ? Optional.of(lastReceivedNanos) : Optional.empty();
  }

  /** The age of its latest message, in nanoseconds; {@code Long.MAX_VALUE} if there is none. */
  public long nanosSinceReceived(long atNanos) {
    return hasReceived ? atNanos - lastReceivedNanos : Long.MAX_VALUE;
  }

  /** Whether a message of it was received at that time or later. */
  public boolean hasReceivedSince(long nanos) {
    return hasReceived && lastReceivedNanos - nanos >= 0;
  }

  /**
   * Notes the Server Identifier of a response.
   *
   * @return the previous identifier, if it has changed
   */
  public Optional<Octets> identify(Octets seen) {
    if (identifier.filter(seen::equals).isPresent()) {
      return Optional.empty();
    }
    Optional<Octets> before = identifier;
    several |= !identifiers.add(seen) && before.isPresent();
    identifier = Optional.of(seen);
    if (identifiers.size() > IDENTIFIERS) {
      identifiers.remove(identifiers.iterator().next());
      crowded = true;
    }
    return before;
  }

  /** Whether several servers respond from its address, with alternating identifiers. */
  public boolean hasMultipleServers() {
    return several;
  }

  /** Whether more identifiers were seen than are stored. */
  public boolean hasTooManyIdentifiers() {
    return crowded;
  }

  /** Marks this destination as a group of servers. */
  public void markAsGroup() {
    several = true;
  }

  /** Its current Server Identifier. */
  public Optional<Octets> identifier() {
    return identifier;
  }

  /** Whether it has used that Server Identifier. */
  public boolean hasIdentifier(Octets duid) {
    return identifiers.contains(duid);
  }

  /** Its Server Identifiers, the oldest first. */
  public List<Octets> identifiers() {
    return List.copyOf(identifiers);
  }

  /** Sets its latest outage, which began or ended. */
  public void setOutage(Outage latest) {
    outage = Optional.of(latest);
  }

  /** Its latest silence. */
  public Optional<Outage> outage() {
    return outage;
  }

  /** Adds refusals of the kernel to send to it. */
  public void countSendErrors(long count) {
    sendErrors += count;
  }

  /** How often the kernel refused to send to it. */
  public long sendErrors() {
    return sendErrors;
  }

  /** Counts a datagram of it that was not relayed. */
  public void countDiscarded() {
    discarded++;
  }

  /** How many of its datagrams were not relayed. */
  public long discarded() {
    return discarded;
  }
}
