package net.relay6.observer.rule.server;

import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.Share;
import net.relay6.observer.rule.Expectation;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.rule.World;
import net.relay6.observer.statistics.Conduct;

/**
 * Counts for each server the requests that it should have answered and did not, whether another
 * server answered them or not. It raises no finding, since lost packets count too.
 */
public final class UnansweredRule implements Rule {

  private final World world;
  private final Expectation expectation;

  public UnansweredRule(World world, Expectation expectation) {
    this.world = world;
    this.expectation = expectation;
  }

  @Override
  public void asked(Rule.Question question) {
    if (question.exchange().isJudged()) {
      count(question.exchange());
    }
  }

  @Override
  public void judged(Exchange exchange, long nowNanos) {
    count(exchange);
  }

  private void count(Exchange exchange) {
    if (!world.isWholeSince(exchange.beganNanos())) {
      return;
    }
    for (Share share : exchange.shares()) {
      if (share.isSilent()) {
        count(exchange, share);
      }
    }
  }

  private void count(Exchange exchange, Share share) {
    Conduct conduct = world.servers().numbered(share.server()).on(exchange.link());
    boolean expected =
        exchange.isAnswered()
            ? expectation.of(exchange, share, conduct) > 0
            : expectation.isAsked(exchange, share, conduct);
    if (expected) {
      conduct.countUnanswered(exchange.type());
    }
  }
}
