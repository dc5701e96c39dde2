package net.relay6.observer.rule.server;

import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.rule.LinkText;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.rule.Responders;
import net.relay6.observer.statistics.ServerLinkStatistics;
import net.relay6.observer.statistics.UnansweredRun;
import net.relay6.wire.MessageType;

/** The texts about a silence. */
final class SilenceText {

  private static final double RARE = 1e-6;

  private static final String PARTNER =
      "; or the server is one of a load-balancing pair, in which one server answers each client:"
          + " then declare role = load-balancing for both";

  private final ObserverState state;
  private final Responders responders;
  private final LinkText link;

  SilenceText(ObserverState state, Responders responders) {
    this.state = state;
    this.responders = responders;
    link = new LinkText(state);
  }

  /** For a server that is silent to one type of message on a link. */
  Finding.Detail ofType(Exchange exchange, ServerLinkStatistics statistics) {
    UnansweredRun run = statistics.typeStatistics(exchange.type()).unansweredRun();
    return Finding.Detail.of(
        "%d %s messages in a row from %s on link %s were not answered; %s%s%s"
            .formatted(
                run.requests(),
                exchange.type(),
                clients(run.clients()),
                exchange.link(),
                chance(run),
                requestedLink(exchange, statistics),
                other(exchange, statistics)));
  }

  /**
   * The link of a request that the server may not know; a server that the request names knows its
   * clients.
   */
  private String requestedLink(Exchange exchange, ServerLinkStatistics statistics) {
    return exchange.type().namesServer() ? "" : "; " + link.of(exchange, statistics.server());
  }

  /** For a server from which no message is received. */
  Finding.Detail ofServer(Exchange exchange, ServerLinkStatistics statistics) {
    UnansweredRun run = statistics.server().unansweredRun();
    return Finding.Detail.of(
        "%d messages in a row from %s were not answered, the latest a %s on link %s; %s%s"
            .formatted(
                run.requests(),
                clients(run.clients()),
                exchange.type(),
                exchange.link(),
                chance(run),
                other(exchange, statistics)));
  }

  /** For a link on which no server responds. */
  Finding.Detail ofAll(Exchange exchange, UnansweredRun run) {
    return Finding.Detail.of(
        "%d messages in a row on link %s were not answered%s"
            .formatted(run.requests(), exchange.link(), unknownLink(exchange)));
  }

  private String unknownLink(Exchange exchange) {
    return exchange
        .forwardedTo()
        .map(serverResponse -> state.servers().numbered(serverResponse.server()))
        .findFirst()
        .flatMap(server -> link.ofUnknown(exchange, server))
        .map(text -> "; " + text)
        .orElse("");
  }

  private static String chance(UnansweredRun run) {
    return "probability of chance: " + likelihood(run.chanceProbability());
  }

  private static String clients(int number) {
    return number == 1
        ? "1 client"
        : number < UnansweredRun.CLIENTS_MAX ? number + " clients" : number + " or more clients";
  }

  private static String likelihood(double accident) {
    return accident < RARE ? "less than 1 in 1,000,000" : "1 in %,.0f".formatted(1 / accident);
  }

  /** Another possible cause, if the observations fit it and nothing is declared. */
  private String other(Exchange exchange, ServerLinkStatistics statistics) {
    boolean isDeclared = !state.intent().on(exchange.link()).isActive(statistics.server().name());
    Responders.Sharing sharing = responders.on(exchange.link());
    boolean fits =
        sharing.isPossible()
            && (sharing.includes(statistics.server().number())
                || !statistics.typeStatistics(MessageType.SOLICIT).hasResponded());
    return fits && !isDeclared && !exchange.type().namesServer() ? PARTNER : "";
  }
}
