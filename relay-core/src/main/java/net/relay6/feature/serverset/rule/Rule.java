package net.relay6.feature.serverset.rule;

import net.relay6.feature.serverset.conduct.Server;
import net.relay6.feature.serverset.exchange.Exchange;
import net.relay6.feature.serverset.seen.Observation;

/**
 * Looks for one kind of trouble. It is told what happens after the tables have been updated, raises
 * findings and clears them, and keeps no exchange: those are used again.
 */
public interface Rule {

  /** A client has asked, for the first time or again. */
  default void asked(Question question) {}

  /** Something came from a server, whatever it is; when it is an answer, that is told next. */
  default void heard(Server server, long atNanos) {}

  /** A server has answered. */
  default void answered(Answer answer) {}

  /** A REPLY has given or extended a lease. */
  default void granted(Grant grant) {}

  /** The time in which servers answer a question is over. */
  default void judged(Exchange exchange, long nowNanos) {}

  /** Datagrams to a server were not sent. */
  default void sendFailed(Server server, Observation.SendFailed failed) {}

  /** A message that only servers send came from a client link. */
  default void strayed(Stray stray) {}

  /** The relay has looked who else has its port. */
  default void portShared(Observation.PortShared shared) {}

  /** A server that was removed is not known any more, and its number may be another's. */
  default void forgotten(Server server) {}

  /** Time has passed; called about once a second. */
  default void tick(long nowNanos) {}
}
