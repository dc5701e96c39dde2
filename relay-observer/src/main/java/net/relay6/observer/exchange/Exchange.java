package net.relay6.observer.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.net.Ipv6Address;
import net.relay6.wire.AddressOrPrefix;
import net.relay6.wire.MessageSummary;
import net.relay6.wire.MessageType;
import net.relay6.wire.OptionCode;

/**
 * A request of a client with its retransmissions, and the responses. The oldest exchange of the
 * table is reused for another request, so rules must not keep any.
 */
public final class Exchange {

  private final List<ServerResponse> serverResponses = new ArrayList<>(2);
  private final MutableLease requestedLease = new MutableLease();
  private long key;
  private long clientKey;
  private String link = "";
  private MessageType type = MessageType.SOLICIT;
  private long beganNanos;
  private int sends;
  private boolean beganBeforeRelay;
  private boolean requestsPreference;
  private long linkHigh;
  private long linkLow;
  private boolean responseTimeOver;
  private boolean inUse;

  void begin(long newKey, long newClientKey, String newLink, MessageSummary summary, long atNanos) {
    key = newKey;
    clientKey = newClientKey;
    link = newLink;
    type = summary.type();
    beganNanos = atNanos;
    sends = 0;
    beganBeforeRelay = summary.elapsedHundredths() > 0;
    linkHigh = 0;
    linkLow = 0;
    requestsPreference = summary.requests(OptionCode.PREFERENCE);
    responseTimeOver = false;
    inUse = true;
    serverResponses.forEach(ServerResponse::clear);
    requestedLease.clear();
    if (!summary.is(MessageType.SOLICIT) && !summary.leases().isEmpty()) {
      requestedLease.set(summary.leases().getFirst());
    }
  }

  void countSend() {
    sends++;
  }

  void endResponseTime() {
    responseTimeOver = true;
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
    return sends > 1 || beganBeforeRelay;
  }

  /** Sets the link-address of a downstream relay, {@code ::} for none. */
  public void setLinkAddress(Ipv6Address address) {
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
  public boolean beganBeforeRelay() {
    return beganBeforeRelay;
  }

  /**
   * Whether the client requests the Preference option, which servers may send without a request.
   */
  public boolean requestsPreference() {
    return requestsPreference;
  }

  /** The first address or prefix that the client has or requests; never that of a SOLICIT. */
  public Optional<AddressOrPrefix> requestedLease() {
    return requestedLease.value();
  }

  /** Whether the response time is over. */
  public boolean isResponseTimeOver() {
    return responseTimeOver;
  }

  /** The response of the server of that number. */
  public ServerResponse responseOf(int server) {
    while (serverResponses.size() <= server) {
      serverResponses.add(new ServerResponse(serverResponses.size()));
    }
    return serverResponses.get(server);
  }

  void forget(int server) {
    if (server < serverResponses.size()) {
      serverResponses.get(server).clear();
    }
  }

  /** The responses by server number, including servers that the request was not sent to. */
  public List<ServerResponse> serverResponses() {
    return Collections.unmodifiableList(serverResponses);
  }

  /** The responses of the servers that the request was sent to. */
  public Stream<ServerResponse> forwardedTo() {
    return serverResponses.stream().filter(ServerResponse::wasForwarded);
  }

  /** The responses of the servers that responded. */
  public Stream<ServerResponse> respondedBy() {
    return serverResponses.stream().filter(ServerResponse::hasResponded);
  }

  /** Whether any server answered. */
  public boolean hasResponse() {
    for (ServerResponse serverResponse : serverResponses) {
      if (serverResponse.hasResponded()) {
        return true;
      }
    }
    return false;
  }
}
