package net.relay6.feature.serverset.rule;

import net.relay6.feature.serverset.conduct.Conduct;
import net.relay6.feature.serverset.exchange.Exchange;
import net.relay6.feature.serverset.exchange.Share;
import net.relay6.wire.MessageType;

/**
 * Counts for each server the requests that it should have answered and did not, whether another
 * server answered them or none. It finds nothing by itself: what is lost on the way counts too.
 */
final class UnansweredRule implements Rule {

  private final World world;
  private final Expectation expectation;

  UnansweredRule(World world, Expectation expectation) {
    this.world = world;
    this.expectation = expectation;
  }

  @Override
  public void asked(Question question) {
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
            : isExpected(exchange, share, conduct);
    if (expected) {
      conduct.countUnanswered(exchange.type());
    }
  }

  /**
   * The server that is named must answer; else any, but a standby only what it has answered before,
   * and to CONFIRM and REBIND a server without knowledge may be silent (RFC 9915, sections 18.3.3
   * and 18.3.5).
   */
  private boolean isExpected(Exchange exchange, Share share, Conduct conduct) {
    MessageType type = exchange.type();
    boolean usual = conduct.tally(type).hasAnswered();
    boolean standby = world.intent().on(exchange.link()).isStandby(conduct.server().name());
    if (type == MessageType.CONFIRM || type == MessageType.REBIND) {
      return usual;
    }
    if (type == MessageType.SOLICIT) {
      return !standby;
    }
    return type == MessageType.INFORMATION_REQUEST ? usual || !standby : share.isNamed();
  }
}
