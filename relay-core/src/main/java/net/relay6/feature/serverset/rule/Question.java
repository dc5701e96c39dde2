package net.relay6.feature.serverset.rule;

import java.util.Optional;
import net.relay6.feature.serverset.conduct.Server;
import net.relay6.feature.serverset.exchange.Exchange;
import net.relay6.feature.serverset.seen.Facts;

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
