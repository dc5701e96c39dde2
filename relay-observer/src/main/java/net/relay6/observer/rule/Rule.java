package net.relay6.observer.rule;

import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.Share;
import net.relay6.observer.lease.Lease;
import net.relay6.observer.observation.Facts;
import net.relay6.observer.observation.LeaseFacts;
import net.relay6.observer.observation.Observation;
import net.relay6.observer.statistics.Conduct;
import net.relay6.observer.statistics.Server;
import net.relay6.wire.MessageType;

/**
 * Detects one kind of problem. It is notified of observations after the tables have been updated,
 * and raises and clears findings. It must not keep exchanges, since they are reused.
 */
public interface Rule {

  /** A client's request was relayed, for the first time or again. */
  default void asked(Question question) {}

  /** A message of a server was received; if it is a response, {@link #answered} follows. */
  default void heard(Server server, long atNanos) {}

  /** A server's response was relayed. */
  default void answered(Answer answer) {}

  /** A REPLY has assigned or extended a lease. */
  default void granted(Grant grant) {}

  /** The response time of an exchange is over. */
  default void judged(Exchange exchange, long nowNanos) {}

  /** Datagrams to a server were not sent. */
  default void sendFailed(Server server, Observation.SendFailed failed) {}

  /** A server message was received on a client link. */
  default void strayed(Stray stray) {}

  /** The relay has checked which other programs have its port. */
  default void portShared(Observation.PortShared shared) {}

  /** A removed server was evicted, and its number may be reused. */
  default void forgotten(Server server) {}

  /** Time has passed; called about once a second. */
  default void tick(long nowNanos) {}

  /**
   * A lease that a REPLY assigned or extended.
   *
   * @param answer the REPLY
   * @param association which it belongs to
   * @param place the address or prefix
   * @param before the previous lease of another client, if one was in force
   */
  public record Grant(
      Answer answer, Facts.Association association, LeaseFacts place, Optional<Lease> before) {}

  /**
   * A client's request that was relayed.
   *
   * @param atNanos the time
   * @param exchange the exchange that it begins or continues
   * @param facts its content
   * @param named the server it names, if that is known
   * @param frame its ticket as evidence
   */
  public record Question(
      long atNanos, Exchange exchange, Facts facts, Optional<Server> named, long frame) {

    /** The client link. */
    public String link() {
      return exchange.link();
    }
  }

  /**
   * A response of a server that was relayed.
   *
   * @param atNanos the time
   * @param conduct the server's statistics on the link
   * @param facts its content
   * @param exchange the exchange of its request, if it is still stored
   * @param latencyNanos the response time; negative if no request was pending
   * @param frame its ticket as evidence
   * @param lacksInterfaceId whether its RELAY-REPL left out the Interface-Id that was sent
   */
  public record Answer(
      long atNanos,
      Conduct conduct,
      Facts facts,
      Optional<Exchange> exchange,
      long latencyNanos,
      long frame,
      boolean lacksInterfaceId) {

    /** Its sender. */
    public Server server() {
      return conduct.server();
    }

    /** The client link. */
    public String link() {
      return conduct.link();
    }

    /** A hash of client and link; 0 if its request is not stored. */
    public long clientKey() {
      return exchange.isPresent() ? exchange.get().clientKey() : 0;
    }

    /** The server's part in the exchange. */
    public Optional<Share> share() {
      return exchange.map(known -> known.share(server().number()));
    }

    /** Whether it responds to a request of that type. */
    public boolean answers(MessageType question) {
      return exchange.isPresent() && exchange.get().type() == question;
    }

    /** Whether it is the server's first response to a request of that type. */
    public boolean isFirstTo(MessageType question) {
      return answers(question) && exchange.get().share(server().number()).answers() == 1;
    }
  }

  /**
   * A server message that was received on a client link.
   *
   * @param atNanos the time
   * @param link the client link
   * @param source its sender
   * @param facts its content
   * @param frame its ticket as evidence
   */
  public record Stray(long atNanos, String link, Ipv6Address source, Facts facts, long frame) {}
}
