package net.relay6.observer.rule;

import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.ServerResponse;
import net.relay6.observer.lease.Lease;
import net.relay6.observer.observation.Observation;
import net.relay6.observer.statistics.ObservedServer;
import net.relay6.observer.statistics.ServerLinkStatistics;
import net.relay6.wire.AddressOrPrefix;
import net.relay6.wire.MessageSummary;
import net.relay6.wire.MessageType;

/**
 * Detects one kind of problem. It is notified of observations after the tables have been updated,
 * and raises and clears findings. It must not keep exchanges, since they are reused.
 */
public interface Rule {

  /** A client's request was relayed, for the first time or again. */
  default void requestForwarded(ObservedRequest request) {}

  /**
   * A message of a server was received; if it is a response, {@link #responseDelivered} follows.
   */
  default void messageReceived(ObservedServer server, long atNanos) {}

  /** A server's response was relayed. */
  default void responseDelivered(ObservedResponse response) {}

  /** A REPLY has assigned or extended a lease. */
  default void leaseGranted(Grant grant) {}

  /** The response time of an exchange is over. */
  default void responseTimeElapsed(Exchange exchange, long nowNanos) {}

  /** Datagrams to a server were not sent. */
  default void sendFailed(ObservedServer server, Observation.SendFailed failed) {}

  /** A server message was received on a client link. */
  default void strayMessage(ObservedStray stray) {}

  /** The relay has checked which other programs have its port. */
  default void portShared(Observation.PortShared shared) {}

  /** A removed server was evicted, and its number may be reused. */
  default void forgotten(ObservedServer server) {}

  /** Time has passed; called about once a second. */
  default void tick(long nowNanos) {}

  /**
   * A lease that a REPLY assigned or extended.
   *
   * @param response the REPLY
   * @param association which it belongs to
   * @param lease the address or prefix
   * @param previous the previous lease of another client, if one was in force
   */
  public record Grant(
      ObservedResponse response,
      MessageSummary.Association association,
      AddressOrPrefix lease,
      Optional<Lease> previous) {}

  /**
   * A client's request that was relayed.
   *
   * @param atNanos the time
   * @param exchange the exchange that it begins or continues
   * @param summary its content
   * @param named the server it names, if that is known
   * @param frame its ticket as evidence
   */
  public record ObservedRequest(
      long atNanos,
      Exchange exchange,
      MessageSummary summary,
      Optional<ObservedServer> named,
      long frame) {

    /** The client link. */
    public String link() {
      return exchange.link();
    }
  }

  /**
   * A response of a server that was relayed.
   *
   * @param atNanos the time
   * @param statistics the server's statistics on the link
   * @param summary its content
   * @param exchange the exchange of its request, if it is still stored
   * @param latencyNanos the response time; negative if no request was pending
   * @param frame its ticket as evidence
   * @param lacksInterfaceId whether its RELAY-REPL left out the Interface-Id that was sent
   */
  public record ObservedResponse(
      long atNanos,
      ServerLinkStatistics statistics,
      MessageSummary summary,
      Optional<Exchange> exchange,
      long latencyNanos,
      long frame,
      boolean lacksInterfaceId) {

    /** Its sender. */
    public ObservedServer server() {
      return statistics.server();
    }

    /** The client link. */
    public String link() {
      return statistics.link();
    }

    /** A hash of client and link; 0 if its request is not stored. */
    public long clientKey() {
      return exchange.isPresent() ? exchange.get().clientKey() : 0;
    }

    /** The server's part in the exchange. */
    public Optional<ServerResponse> serverResponse() {
      return exchange.map(known -> known.responseOf(server().number()));
    }

    /** Whether it responds to a request of that type. */
    public boolean isResponseTo(MessageType requestType) {
      return exchange.isPresent() && exchange.get().type() == requestType;
    }

    /** Whether it is the server's first response to a request of that type. */
    public boolean isFirstTo(MessageType requestType) {
      return isResponseTo(requestType)
          && exchange.get().responseOf(server().number()).responses() == 1;
    }
  }

  /**
   * A server message that was received on a client link.
   *
   * @param atNanos the time
   * @param link the client link
   * @param source its sender
   * @param summary its content
   * @param frame its ticket as evidence
   */
  public record ObservedStray(
      long atNanos, String link, Ipv6Address source, MessageSummary summary, long frame) {}
}
