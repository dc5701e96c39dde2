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
public final class Server {

  private static final int IDENTIFIERS = 16;

  /** The bound for links; the counts of the link used longest ago are added to an aggregate. */
  private static final int LINKS = 4096;

  /** The name of the aggregate of evicted links. */
  private static final String FORMER = "former links";

  private final int number;
  private final String name;
  private final LinkedHashMap<String, Conduct> byLink = new LinkedHashMap<>(16, 0.75f, true);
  private final Conduct former = new Conduct(this, FORMER);
  private final Reliability reliability = new Reliability();
  private final Silence silence = new Silence();
  private final Set<Octets> identifiers = new LinkedHashSet<>();
  private Optional<Octets> identifier = Optional.empty();
  private boolean several;
  private boolean crowded;
  private boolean heard;
  private long heardNanos;
  private Optional<Outage> outage = Optional.empty();
  private long sendErrors;
  private long discarded;

  Server(int number, String name) {
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
  public Conduct on(String link) {
    Conduct known = byLink.get(link);
    if (known != null) {
      return known;
    }
    Conduct conduct = new Conduct(this, link);
    byLink.put(link, conduct);
    if (byLink.size() > LINKS) {
      former.absorb(byLink.pollFirstEntry().getValue());
    }
    return conduct;
  }

  /** Whether it has offered or assigned anything on that link for that link-address. */
  public boolean knows(String link, Ipv6Address linkAddress) {
    Conduct known = byLink.get(link);
    return known != null && known.knows(linkAddress);
  }

  /**
   * Its statistics on every link; the last entry may be the aggregate of evicted links, so that
   * sums never decrease.
   */
  public List<Conduct> conducts() {
    List<Conduct> conducts = new ArrayList<>(new TreeMap<>(byLink).values());
    if (!former.isEmpty()) {
      conducts.add(former);
    }
    return Collections.unmodifiableList(conducts);
  }

  /** Notes that a message of it was received. */
  public void hear(long atNanos) {
    heard = true;
    heardNanos = atNanos;
    silence.end();
  }

  /** How reliably it responds, on all links. */
  Reliability reliability() {
    return reliability;
  }

  /** The latest consecutive unanswered requests while no message of it was received. */
  public Silence silence() {
    return silence;
  }

  /**
   * See {@link Conduct#miss}; a request older than the server's latest message does not count
   * towards a silence.
   */
  double miss(Exchange exchange, double share, Reliability own) {
    return isHeardSince(exchange.beganNanos())
        ? 1
        : silence.add(exchange, share, reliability, own, Long.MAX_VALUE);
  }

  /**
   * Adds a sign of silence other than an unanswered request, such as a network error. All signs
   * together weigh at most one request.
   *
   * @param questions its weight in unanswered requests, 0 to 1
   */
  public void addSignOfSilence(double questions, long atNanos) {
    if (!isHeardSince(atNanos)) {
      silence.addSign(questions, atNanos, reliability);
    }
  }

  /** Whether it is improbable that a running server leaves so many requests unanswered. */
  public boolean isSilent() {
    return silence.accident() <= reliability.bar();
  }

  /** Marks its silence as reported. */
  public void findSilent() {
    if (!silence.isFound()) {
      silence.find();
      reliability.forgive(silence.weight());
      byLink.values().forEach(Conduct::findSilent);
    }
  }

  /** When its latest message was received, in nanoseconds. */
  public Optional<Long> heardNanos() {
    return heard ? Optional.of(heardNanos) : Optional.empty();
  }

  /** The age of its latest message, in nanoseconds; {@code Long.MAX_VALUE} if there is none. */
  public long silentNanos(long atNanos) {
    return heard ? atNanos - heardNanos : Long.MAX_VALUE;
  }

  /** Whether a message of it was received at that time or later. */
  public boolean isHeardSince(long nanos) {
    return heard && heardNanos - nanos >= 0;
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
  public boolean isSeveral() {
    return several;
  }

  /** Whether more identifiers were seen than are stored. */
  public boolean isCrowded() {
    return crowded;
  }

  /** Marks this destination as a group of servers. */
  public void expectSeveral() {
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
  public void note(Outage latest) {
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
