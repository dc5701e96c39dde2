package net.relay6.observer.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.net.Ipv6Address;
import net.relay6.observer.observation.Facts;
import net.relay6.observer.observation.LeaseFacts;
import net.relay6.wire.MessageType;
import net.relay6.wire.OptionCode;

/**
 * A request of a client with its retransmissions, and the responses. The oldest exchange of the
 * table is reused for another request, so rules must not keep any.
 */
public final class Exchange {

  private final List<Share> shares = new ArrayList<>(2);
  private final KeptLease held = new KeptLease();
  private long key;
  private long clientKey;
  private String link = "";
  private MessageType type = MessageType.SOLICIT;
  private long beganNanos;
  private int sends;
  private boolean beganElsewhere;
  private boolean requestsPreference;
  private long linkHigh;
  private long linkLow;
  private boolean judged;
  private boolean inUse;

  void begin(long newKey, long newClientKey, String newLink, Facts facts, long atNanos) {
    key = newKey;
    clientKey = newClientKey;
    link = newLink;
    type = facts.type();
    beganNanos = atNanos;
    sends = 0;
    beganElsewhere = facts.elapsedHundredths() > 0;
    linkHigh = 0;
    linkLow = 0;
    requestsPreference = facts.requests(OptionCode.PREFERENCE);
    judged = false;
    inUse = true;
    shares.forEach(Share::clear);
    held.clear();
    if (!facts.is(MessageType.SOLICIT) && !facts.leases().isEmpty()) {
      held.keep(facts.leases().getFirst());
    }
  }

  void countSend() {
    sends++;
  }

  void judge() {
    judged = true;
  }

  void end() {
    inUse = false;
  }

  boolean isInUse() {
    return inUse;
  }

  long key() {
    return key;
  }

  /** A hash of client and link; collisions are rare. */
  public long clientKey() {
    return clientKey;
  }

  /** The client link. */
  public String link() {
    return link;
  }

  /** The request type. */
  public MessageType type() {
    return type;
  }

  /** When it was first relayed, in nanoseconds. */
  public long beganNanos() {
    return beganNanos;
  }

  /** How often the client has sent it. */
  public int sends() {
    return sends;
  }

  /** Whether the client has sent it more than once, including before the relay saw it. */
  public boolean isRetransmitted() {
    return sends > 1 || beganElsewhere;
  }

  /** Sets the link-address of a downstream relay, {@code ::} for none. */
  public void noteLinkAddress(Ipv6Address address) {
    linkHigh = address.high();
    linkLow = address.low();
  }

  /** The link-address of a downstream relay; empty without one. */
  public Optional<Ipv6Address> linkAddress() {
    return linkHigh == 0 && linkLow == 0
        ? Optional.empty()
        : Optional.of(new Ipv6Address(linkHigh, linkLow));
  }

  /** Whether the client had started before the relay saw the request. */
  public boolean beganElsewhere() {
    return beganElsewhere;
  }

  /**
   * Whether the client requests the Preference option, which servers may send without a request.
   */
  public boolean requestsPreference() {
    return requestsPreference;
  }

  /** The first address or prefix that the client has or requests; never that of a SOLICIT. */
  public Optional<LeaseFacts> held() {
    return held.value();
  }

  /** Whether the response time is over. */
  public boolean isJudged() {
    return judged;
  }

  /** The response of the server of that number. */
  public Share share(int server) {
    while (shares.size() <= server) {
      shares.add(new Share(shares.size()));
    }
    return shares.get(server);
  }

  void forget(int server) {
    if (server < shares.size()) {
      shares.get(server).clear();
    }
  }

  /** The responses by server number, including servers that the request was not sent to. */
  public List<Share> shares() {
    return Collections.unmodifiableList(shares);
  }

  /** The responses of the servers that the request was sent to. */
  public Stream<Share> asked() {
    return shares.stream().filter(Share::isAsked);
  }

  /** The responses of the servers that responded. */
  public Stream<Share> answered() {
    return shares.stream().filter(Share::hasAnswered);
  }

  /** Whether any server answered. */
  public boolean isAnswered() {
    for (Share share : shares) {
      if (share.hasAnswered()) {
        return true;
      }
    }
    return false;
  }
}
