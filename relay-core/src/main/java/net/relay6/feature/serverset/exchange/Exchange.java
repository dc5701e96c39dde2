package net.relay6.feature.serverset.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.feature.serverset.seen.Facts;
import net.relay6.feature.serverset.seen.LeaseFacts;
import net.relay6.net.Ipv6Address;
import net.relay6.wire.MessageType;
import net.relay6.wire.OptionCode;

/**
 * One question of a client and what came back: a message and its retransmissions. Used again for
 * another when it is the oldest of its table, so rules keep none of them.
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

  /** A number that stands for client and link; two clients have the same by a rare accident. */
  public long clientKey() {
    return clientKey;
  }

  /** The client link. */
  public String link() {
    return link;
  }

  /** The type of the question. */
  public MessageType type() {
    return type;
  }

  /** When it was first passed on, in nanoseconds. */
  public long beganNanos() {
    return beganNanos;
  }

  /** How often the client has sent it. */
  public int sends() {
    return sends;
  }

  /** Whether the client has sent it more than once, here or before we listened. */
  public boolean isRetransmitted() {
    return sends > 1 || beganElsewhere;
  }

  /** A relay nearer to the client has sent that link-address, {@code ::} for none. */
  public void noteLinkAddress(Ipv6Address address) {
    linkHigh = address.high();
    linkLow = address.low();
  }

  /** The link-address that a relay nearer to the client has sent; empty without one. */
  public Optional<Ipv6Address> linkAddress() {
    return linkHigh == 0 && linkLow == 0
        ? Optional.empty()
        : Optional.of(new Ipv6Address(linkHigh, linkLow));
  }

  /** Whether the client had begun before the relay saw it ask. */
  public boolean beganElsewhere() {
    return beganElsewhere;
  }

  /** Whether the client asks for the option Preference, which it need not do to be sent it. */
  public boolean requestsPreference() {
    return requestsPreference;
  }

  /** The first address or prefix the client says it has, or wants; never that of a SOLICIT. */
  public Optional<LeaseFacts> held() {
    return held.value();
  }

  /** Whether the time in which servers answer is over. */
  public boolean isJudged() {
    return judged;
  }

  /** What it has to do with the server of that number. */
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

  /** What it has to do with each server, by its number; those it was not sent to among them. */
  public List<Share> shares() {
    return Collections.unmodifiableList(shares);
  }

  /** What it has to do with each server that was sent a copy. */
  public Stream<Share> asked() {
    return shares.stream().filter(Share::isAsked);
  }

  /** The same of those that answered. */
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
