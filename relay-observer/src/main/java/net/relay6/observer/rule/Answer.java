package net.relay6.observer.rule;

import java.util.Optional;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.Share;
import net.relay6.observer.observation.Facts;
import net.relay6.observer.statistics.Conduct;
import net.relay6.observer.statistics.Server;
import net.relay6.wire.MessageType;

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
