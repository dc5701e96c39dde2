package net.relay6.observer.rule;

import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.ServerResponse;
import net.relay6.observer.statistics.ObservedServer;
import net.relay6.observer.statistics.ServerLinkStatistics;
import net.relay6.settings.DeclaredSet;
import net.relay6.wire.MessageType;

/**
 * Which server must answer which request. Some types name the server. The others are for every
 * server; for a standby only those that it has answered before, and for load-balancing servers only
 * those of its own clients. A server without information may ignore CONFIRM and REBIND (RFC 9915,
 * sections 18.3.3 and 18.3.5), so they count only for servers that have answered them before.
 */
public final class Expectation {

  private final ObserverState state;
  private final Responders responders;
  private final ServerByClient serverByClient;

  /**
   * Reads the declared roles from {@code state}, and which servers share clients from {@code
   * responders}.
   *
   * @param homes the load-balancing server of each client
   */
  public Expectation(ObserverState state, Responders responders, ServerByClient homes) {
    this.state = state;
    this.responders = responders;
    this.serverByClient = homes;
  }

  /** The probability that the server, if it runs, had to answer, 0 to 1. */
  public double of(
      Exchange exchange, ServerResponse serverResponse, ServerLinkStatistics statistics) {
    if (exchange.type().namesServer()) {
      return serverResponse.isNamed() ? 1 : 0;
    }
    return exchange.hasResponse()
        ? ofAnswered(exchange, serverResponse, statistics)
        : ofUnanswered(exchange, statistics);
  }

  /** Whether the server has to answer, independently of its partners. */
  public boolean mustRespond(
      Exchange exchange, ServerResponse serverResponse, ServerLinkStatistics statistics) {
    return exchange.type().namesServer()
        ? serverResponse.isNamed()
        : isOfRole(exchange, statistics);
  }

  private double ofAnswered(
      Exchange exchange, ServerResponse serverResponse, ServerLinkStatistics statistics) {
    boolean isExcused =
        !serverResponse.hasResponded() && isForPartner(exchange, statistics.server());
    return isOfRole(exchange, statistics) && !isExcused ? 1 : 0;
  }

  private boolean isOfRole(Exchange exchange, ServerLinkStatistics statistics) {
    DeclaredSet declared = state.intent().on(exchange.link());
    boolean usual = statistics.typeStatistics(exchange.type()).hasResponded();
    boolean special = !declared.isActive(statistics.server().name());
    if (exchange.type() == MessageType.CONFIRM || exchange.type() == MessageType.REBIND) {
      return usual;
    }
    return exchange.type() == MessageType.INFORMATION_REQUEST
        ? usual || !special
        : !declared.isStandby(statistics.server().name());
  }

  /** Whether the request was for a server that shares the clients with this one. */
  private boolean isForPartner(Exchange exchange, ObservedServer server) {
    return Responders.areShared(exchange.type())
        && (state.intent().on(exchange.link()).isLoadBalancing(server.name())
            || responders.on(exchange.link()).isSharedBy(server.number()));
  }

  /**
   * A request that no server answers counts for single servers only if load balancing is declared.
   */
  private double ofUnanswered(Exchange exchange, ServerLinkStatistics statistics) {
    DeclaredSet declared = state.intent().on(exchange.link());
    if (exchange.type() != MessageType.SOLICIT
        || !declared.isLoadBalancing(statistics.server().name())) {
      return 0;
    }
    int home = serverByClient.of(exchange.clientKey());
    if (home != ServerByClient.NONE) {
      return home == statistics.server().number() ? 1 : 0;
    }
    return 1.0
        / exchange
            .forwardedTo()
            .filter(serverResponse ->
                declared.isLoadBalancing(state.servers().numbered(serverResponse.server()).name()))
            .count();
  }
}
