package net.relay6.observer.rule;

import java.util.Optional;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.observation.Facts;
import net.relay6.observer.statistics.Server;

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
