package net.relay6.feature.serverset.rule;

import java.util.Optional;
import net.relay6.feature.serverset.conduct.Server;
import net.relay6.feature.serverset.exchange.Exchange;
import net.relay6.feature.serverset.seen.Facts;

/**
 * A client's message that was passed on.
 *
 * @param atNanos when
 * @param exchange what it begins or goes on with
 * @param facts what it says
 * @param named the server it names, when that is known
 * @param frame where it is kept as evidence
 */
public record Question(
    long atNanos, Exchange exchange, Facts facts, Optional<Server> named, long frame) {

  /** The client link. */
  public String link() {
    return exchange.link();
  }
}
