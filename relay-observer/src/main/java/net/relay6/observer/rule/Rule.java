package net.relay6.observer.rule;

import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.observation.Observation;
import net.relay6.observer.statistics.Server;

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
}
