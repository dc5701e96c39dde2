package net.relay6.observer.rule.server;

import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.ServerResponse;
import net.relay6.observer.rule.Expectation;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.statistics.ServerLinkStatistics;

/**
 * Counts for each server the requests that it should have answered and did not, whether another
 * server answered them or not. It raises no finding, since lost packets count too.
 */
public final class UnansweredRule implements Rule {

  private final ObserverState state;
  private final Expectation expectation;

  /**
   * Adds to the statistics of the servers in {@code state} the requests that {@code expectation}
   * requires an answer to.
   */
  public UnansweredRule(ObserverState state, Expectation expectation) {
    this.state = state;
    this.expectation = expectation;
  }

  @Override
  public void requestForwarded(Rule.ObservedRequest request) {
    if (request.exchange().isResponseTimeOver()) {
      count(request.exchange());
    }
  }

  @Override
  public void responseTimeElapsed(Exchange exchange, long nowNanos) {
    count(exchange);
  }

  private void count(Exchange exchange) {
    if (!state.isCompleteSince(exchange.beganNanos())) {
      return;
    }
    for (ServerResponse serverResponse : exchange.serverResponses()) {
      if (serverResponse.hasNotResponded()) {
        count(exchange, serverResponse);
      }
    }
  }

  private void count(Exchange exchange, ServerResponse serverResponse) {
    ServerLinkStatistics statistics =
        state.servers().numbered(serverResponse.server()).onLink(exchange.link());
    boolean expected =
        exchange.hasResponse()
            ? expectation.of(exchange, serverResponse, statistics) > 0
            : expectation.mustRespond(exchange, serverResponse, statistics);
    if (expected) {
      statistics.countUnanswered(exchange.type());
    }
  }
}
