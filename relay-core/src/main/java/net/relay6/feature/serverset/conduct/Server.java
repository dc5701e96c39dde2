package net.relay6.feature.serverset.conduct;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.relay6.feature.serverset.exchange.Exchange;
import net.relay6.net.Octets;

/** One configured server as it shows itself. */
public final class Server {

  private static final int IDENTIFIERS = 16;

  /** Links come and go; of the one used longest ago only what it adds to the sums is kept. */
  private static final int LINKS = 4096;

  /** Stands for all links of which nothing else is known any more. */
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

  /** Its place in the order in which servers became known. */
  public int number() {
    return number;
  }

  /** What the operator calls it. */
  public String name() {
    return name;
  }

  /** Its conduct on that link. */
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

  /** Whether it has offered or given anything on that link. */
  public boolean knowsLink(String link) {
    Conduct known = byLink.get(link);
    return known != null && known.knowsLink();
  }

  /**
   * Its conduct on every link it was seen on, by the links' names; the last may be that on former
   * links together, so that sums never fall.
   */
  public List<Conduct> conducts() {
    List<Conduct> conducts = new ArrayList<>(new TreeMap<>(byLink).values());
    if (!former.isEmpty()) {
      conducts.add(former);
    }
    return Collections.unmodifiableList(conducts);
  }

  /** Something came from it. */
  public void hear(long atNanos) {
    heard = true;
    heardNanos = atNanos;
    silence.end();
  }

  /** How often it answers, on all links. */
  Reliability reliability() {
    return reliability;
  }

  /** The latest questions that it left unanswered in a row while nothing at all came from it. */
  public Silence silence() {
    return silence;
  }

  /**
   * See {@link Conduct#miss}; what is older than the latest message of the server is no silence.
   */
  double miss(Exchange exchange, double share, Reliability own) {
    return isHeardSince(exchange.beganNanos())
        ? 1
        : silence.add(exchange, share, reliability, own, Long.MAX_VALUE);
  }

  /**
   * Something other than a question that it must answer speaks for its silence, such as an error of
   * the network. All signs together count one question at most.
   *
   * @param questions how many unanswered questions it is worth, 0 to 1
   */
  public void addSignOfSilence(double questions, long atNanos) {
    if (!isHeardSince(atNanos)) {
      silence.addSign(questions, atNanos, reliability);
    }
  }

  /** Whether, if it ran, it would hardly have left everything unanswered so often. */
  public boolean isSilent() {
    return silence.accident() <= reliability.bar();
  }

  /** Its silence is reported. */
  public void findSilent() {
    if (!silence.isFound()) {
      silence.find();
      reliability.forgive(silence.weight());
      byLink.values().forEach(Conduct::findSilent);
    }
  }

  /** When something last came from it, in nanoseconds. */
  public Optional<Long> heardNanos() {
    return heard ? Optional.of(heardNanos) : Optional.empty();
  }

  /** How long ago something last came from it, in nanoseconds; {@code Long.MAX_VALUE}: never. */
  public long silentNanos(long atNanos) {
    return heard ? atNanos - heardNanos : Long.MAX_VALUE;
  }

  /** Whether anything came from it at that time or later. */
  public boolean isHeardSince(long nanos) {
    return heard && heardNanos - nanos >= 0;
  }

  /**
   * An answer had that Server Identifier.
   *
   * @return the identifier it had until now, when it has changed
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

  /** Whether several servers answer behind its address: identifiers take turns. */
  public boolean isSeveral() {
    return several;
  }

  /** Whether more have answered behind its address than are remembered. */
  public boolean isCrowded() {
    return crowded;
  }

  /** This destination is a group of servers, whatever they answer. */
  public void expectSeveral() {
    several = true;
  }

  /** The Server Identifier it answers with now. */
  public Optional<Octets> identifier() {
    return identifier;
  }

  /** Whether it has answered with that Server Identifier. */
  public boolean hasIdentifier(Octets duid) {
    return identifiers.contains(duid);
  }

  /** The Server Identifiers it has answered with, the oldest first. */
  public List<Octets> identifiers() {
    return List.copyOf(identifiers);
  }

  /** Its silence began or ended. */
  public void note(Outage latest) {
    outage = Optional.of(latest);
  }

  /** Its latest silence. */
  public Optional<Outage> outage() {
    return outage;
  }

  /** The kernel refused to send to it that often. */
  public void countSendErrors(long count) {
    sendErrors += count;
  }

  /** How often the kernel refused to send to it. */
  public long sendErrors() {
    return sendErrors;
  }

  /** Something it sent was not passed on. */
  public void countDiscarded() {
    discarded++;
  }

  /** How many of its datagrams were not passed on. */
  public long discarded() {
    return discarded;
  }
}
