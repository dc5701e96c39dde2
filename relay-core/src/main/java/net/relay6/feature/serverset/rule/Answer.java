package net.relay6.feature.serverset.rule;

import java.util.Optional;
import net.relay6.feature.serverset.conduct.Conduct;
import net.relay6.feature.serverset.conduct.Server;
import net.relay6.feature.serverset.exchange.Exchange;
import net.relay6.feature.serverset.exchange.Share;
import net.relay6.feature.serverset.seen.Facts;
import net.relay6.wire.MessageType;

/**
 * A server's message that was passed on.
 *
 * @param atNanos when
 * @param conduct the server's conduct on the link
 * @param facts what it says
 * @param exchange the question it answers, when that is remembered
 * @param latencyNanos how long it was waited for; negative when nobody waited
 * @param frame where it is kept as evidence
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

  /** Who sent it. */
  public Server server() {
    return conduct.server();
  }

  /** The client link. */
  public String link() {
    return conduct.link();
  }

  /** A number that stands for the client and the link; 0 when its question is not remembered. */
  public long clientKey() {
    return exchange.isPresent() ? exchange.get().clientKey() : 0;
  }

  /** The server's part in the question it answers. */
  public Optional<Share> share() {
    return exchange.map(known -> known.share(server().number()));
  }

  /** Whether it answers a question of that type. */
  public boolean answers(MessageType question) {
    return exchange.isPresent() && exchange.get().type() == question;
  }

  /** Whether it is the server's first answer to a question of that type. */
  public boolean isFirstTo(MessageType question) {
    return answers(question) && exchange.get().share(server().number()).answers() == 1;
  }
}
