package net.relay6.observer.rule.server;

import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.rule.LinkText;
import net.relay6.observer.rule.Responders;
import net.relay6.observer.rule.World;
import net.relay6.observer.statistics.Conduct;
import net.relay6.observer.statistics.Silence;
import net.relay6.wire.MessageType;

/** The texts about a silence. */
final class SilenceText {

  private static final int FEW = 3;
  private static final double RARE = 1e-6;

  private static final String PARTNER =
      "; or it is a partner in a load-balancing pair, of which each client is answered by one server:"
          + " then declare role = load-balancing for both";

  private final World world;
  private final Responders responders;
  private final LinkText link;

  SilenceText(World world, Responders responders) {
    this.world = world;
    this.responders = responders;
    link = new LinkText(world);
  }

  /** For a server that is silent to one type of message on a link. */
  Finding.Detail ofType(Exchange exchange, Conduct conduct) {
    Silence silence = conduct.tally(exchange.type()).silence();
    return Finding.Detail.of(
        "%d %s messages in a row unanswered on link %s, %s%s%s"
            .formatted(
                silence.questions(),
                exchange.type(),
                exchange.link(),
                how(silence),
                askedLink(exchange, conduct),
                other(exchange, conduct)));
  }

  /**
   * The link of a request that the server may not know; a server that the request names knows its
   * clients.
   */
  private String askedLink(Exchange exchange, Conduct conduct) {
    return exchange.type().namesServer() ? "" : "; " + link.of(exchange, conduct.server());
  }

  /** For a server from which no message is received. */
  Finding.Detail ofServer(Exchange exchange, Conduct conduct) {
    Silence silence = conduct.server().silence();
    return Finding.Detail.of(
        "%d messages in a row unanswered, the latest a %s on link %s, %s%s"
            .formatted(
                silence.questions(),
                exchange.type(),
                exchange.link(),
                how(silence),
                other(exchange, conduct)));
  }

  /** For a link on which no server responds. */
  Finding.Detail ofAll(Exchange exchange, Silence silence) {
    return Finding.Detail.of(
        "%d messages in a row unanswered on link %s%s"
            .formatted(silence.questions(), exchange.link(), unknownLink(exchange)));
  }

  private String unknownLink(Exchange exchange) {
    return exchange
        .asked()
        .map(share -> world.servers().numbered(share.server()))
        .findFirst()
        .flatMap(server -> link.ofUnknown(exchange, server))
        .map(text -> "; " + text)
        .orElse("");
  }

  private static String how(Silence silence) {
    return "of %s; probability of chance: %s"
        .formatted(clients(silence.clients()), likelihood(silence.accident()));
  }

  private static String clients(int number) {
    return number == 1 ? "1 client" : number <= FEW ? number + " clients" : "many clients";
  }

  private static String likelihood(double accident) {
    return accident < RARE ? "less than 1 in 1,000,000" : "1 in %,.0f".formatted(1 / accident);
  }

  /** Another possible cause, if the observations fit it and nothing is declared. */
  private String other(Exchange exchange, Conduct conduct) {
    boolean isDeclared = !world.intent().on(exchange.link()).isActive(conduct.server().name());
    Responders.Sharing sharing = responders.on(exchange.link());
    boolean fits =
        sharing.isPossible()
            && (sharing.includes(conduct.server().number())
                || !conduct.tally(MessageType.SOLICIT).hasAnswered());
    return fits && !isDeclared && !exchange.type().namesServer() ? PARTNER : "";
  }
}
