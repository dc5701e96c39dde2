package net.relay6.observer.rule.server;

import static net.relay6.observer.finding.FindingCode.PARTNER_TAKEN_OVER;

import java.util.HashMap;
import java.util.Map;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.ServerResponse;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.rule.Responders;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.rule.ServerByClient;
import net.relay6.observer.statistics.ObservedServer;
import net.relay6.observer.symptom.Recurrence;

/**
 * Finds a load-balancing server whose partner answers its clients: several in a row, while it
 * answers none. A client that moves while its server answers others was only reassigned.
 */
public final class TakeoverRule implements Rule {

  private static final int CLIENTS_MIN = 3;

  private final ObserverState state;
  private final ServerByClient serverByClient;
  private final Recurrence moved = new Recurrence(CLIENTS_MIN);

  /** When each server last answered a message that the partners share. */
  private final Map<Integer, Long> lastResponseNanos = new HashMap<>();

  /**
   * Reads the declared roles from {@code state}, and raises findings there.
   *
   * @param homes the load-balancing server of each client; this rule updates it
   */
  public TakeoverRule(ObserverState state, ServerByClient homes) {
    this.state = state;
    this.serverByClient = homes;
  }

  @Override
  public void responseDelivered(Rule.ObservedResponse response) {
    ObservedServer server = response.server();
    if (response.exchange().isEmpty() || !isShared(response.exchange().get(), server)) {
      return;
    }
    lastResponseNanos.put(server.number(), response.atNanos());
    moved.forget(Subject.of(server.name()));
    if (serverByClient.of(response.exchange().get().clientKey()) == server.number()) {
      state
          .findings()
          .clear(PARTNER_TAKEN_OVER, response.atNanos(), () -> Subject.of(server.name()));
    }
  }

  @Override
  public void responseTimeElapsed(Exchange exchange, long nowNanos) {
    int only = Responders.onlyResponder(exchange);
    if (only != Responders.SEVERAL
        && isShared(exchange, state.servers().numbered(only))
        && state.isCompleteSince(exchange.beganNanos())) {
      respondedBy(state.servers().numbered(only), exchange, nowNanos);
    }
  }

  @Override
  public void forgotten(ObservedServer server) {
    lastResponseNanos.remove(server.number());
    serverByClient.forget(server.number());
  }

  /** Whether the server shares the clients, and such messages, with others. */
  private boolean isShared(Exchange exchange, ObservedServer server) {
    return Responders.areShared(exchange.type())
        && state.intent().on(exchange.link()).isLoadBalancing(server.name())
        && exchange
                .forwardedTo()
                .filter(serverResponse -> isPartner(exchange, serverResponse))
                .count()
            > 1;
  }

  private boolean isPartner(Exchange exchange, ServerResponse serverResponse) {
    return state.intent().on(exchange.link()).isLoadBalancing(server(serverResponse).name());
  }

  private ObservedServer server(ServerResponse serverResponse) {
    return state.servers().numbered(serverResponse.server());
  }

  private void respondedBy(ObservedServer responder, Exchange exchange, long nowNanos) {
    int home = serverByClient.of(exchange.clientKey());
    boolean isUnknown = home == ServerByClient.NONE;
    if (isUnknown && isTakenOver(exchange)) {
      return;
    }
    if (isUnknown || home == responder.number() || hasRespondedSince(home, exchange.beganNanos())) {
      serverByClient.put(exchange.clientKey(), responder.number());
    } else {
      move(state.servers().numbered(home), responder, exchange, nowNanos);
    }
  }

  /** Whether a new client may belong to a partner that is down. */
  private boolean isTakenOver(Exchange exchange) {
    return exchange
        .forwardedTo()
        .anyMatch(serverResponse ->
            state.findings().isOpen(PARTNER_TAKEN_OVER, Subject.of(server(serverResponse).name())));
  }

  private boolean hasRespondedSince(int server, long nanos) {
    return lastResponseNanos.containsKey(server) && lastResponseNanos.get(server) - nanos >= 0;
  }

  private void move(
      ObservedServer home, ObservedServer responder, Exchange exchange, long nowNanos) {
    Subject subject = Subject.of(home.name());
    if (moved.isReached(subject, exchange.clientKey(), nowNanos)) {
      state
          .findings()
          .raise(
              PARTNER_TAKEN_OVER,
              subject,
              nowNanos,
              () ->
                  Finding.Detail.of(
                      ("clients that %s answered before are now answered by %s, the latest on link"
                              + " %s")
                          .formatted(home.name(), responder.name(), exchange.link())));
    }
  }
}
