package net.relay6.observer.rule.server;

import static net.relay6.observer.finding.FindingCode.ALL_SERVERS_SILENT;
import static net.relay6.observer.finding.FindingCode.RENEW_UNANSWERED;
import static net.relay6.observer.finding.FindingCode.REQUEST_UNANSWERED;
import static net.relay6.observer.finding.FindingCode.SERVER_IGNORES_QUESTIONS;
import static net.relay6.observer.finding.FindingCode.SERVER_SILENT;

import java.util.LinkedHashMap;
import java.util.List;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.Share;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.rule.Expectation;
import net.relay6.observer.rule.Homes;
import net.relay6.observer.rule.Responders;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.rule.World;
import net.relay6.observer.statistics.Conduct;
import net.relay6.observer.statistics.Outage;
import net.relay6.observer.statistics.Server;
import net.relay6.observer.statistics.Silence;
import net.relay6.wire.MessageType;

/**
 * Finds silence (OBS-05, OBS-06, OBS-17): consecutive requests that a server should have answered
 * and did not, so many that chance is excluded by the model of {@link Silence}. A server that does
 * not respond at all is one finding, for all types and links; if no server responds, that is one
 * finding too.
 */
public final class SilenceRule implements Rule {

  /** The weight of an unanswered REBIND for each server, which may not know the lease. */
  private static final double REBIND_SIGN = 0.25;

  private static final int UNANSWERED_QUESTIONS = 5;

  /** The number of requests of a single client that suffices. */
  private static final int UNANSWERED_QUESTIONS_OF_ONE = 16;

  /** The bound for links; the one used longest ago is evicted. */
  private static final int LINKS = 4096;

  private final World world;
  private final Expectation expectation;
  private final SilenceText text;

  /** Consecutive requests that no server answered, by link. */
  private final LinkedHashMap<String, Silence> unanswered = new LinkedHashMap<>(16, 0.75f, true);

  public SilenceRule(World world, Responders responders, Homes homes) {
    this.world = world;
    expectation = new Expectation(world, responders, homes);
    text = new SilenceText(world, responders);
  }

  @Override
  public void judged(Exchange exchange, long nowNanos) {
    if (!world.isWholeSince(exchange.beganNanos())) {
      return;
    }
    for (Share share : exchange.shares()) {
      if (share.isAsked()) {
        judge(exchange, share, nowNanos);
      }
    }
    if (!exchange.isAnswered()) {
      missAll(exchange, nowNanos);
    }
  }

  private void judge(Exchange exchange, Share share, long nowNanos) {
    Conduct conduct = world.servers().numbered(share.server()).on(exchange.link());
    double expected = expectation.of(exchange, share, conduct);
    if (expected == 0) {
      return;
    }
    if (share.hasAnswered()) {
      conduct.keep(exchange.type(), share.copiesUntilAnswer());
    } else {
      conduct.miss(exchange, expected);
      report(exchange, conduct, nowNanos);
    }
  }

  private void report(Exchange exchange, Conduct conduct, long nowNanos) {
    Server server = conduct.server();
    Silence ofType = conduct.tally(exchange.type()).silence();
    if (server.isSilent()) {
      reportSilent(exchange, conduct, nowNanos);
    } else if (conduct.isSilentTo(exchange.type()) && server.isHeardSince(ofType.sinceNanos())) {
      conduct.findSilentTo(exchange.type());
      world
          .findings()
          .raise(
              codeOf(exchange.type()),
              subject(server, exchange),
              nowNanos,
              () -> text.ofType(exchange, conduct));
    }
  }

  private void reportSilent(Exchange exchange, Conduct conduct, long nowNanos) {
    Server server = conduct.server();
    server.findSilent();
    if (server.outage().filter(Outage::isOpen).isEmpty()) {
      server.note(Outage.since(server.silence().sinceNanos()));
    }
    world
        .findings()
        .raise(
            SERVER_SILENT,
            Subject.of(server.name()),
            nowNanos,
            () -> text.ofServer(exchange, conduct));
  }

  private static FindingCode codeOf(MessageType type) {
    if (type == MessageType.REQUEST) {
      return REQUEST_UNANSWERED;
    }
    return type == MessageType.RENEW ? RENEW_UNANSWERED : SERVER_IGNORES_QUESTIONS;
  }

  private static Subject subject(Server server, Exchange exchange) {
    return Subject.of(server.name(), exchange.link()).with(exchange.type().toString());
  }

  /**
   * A message that names a server, or is only for servers that know the link, does not count for
   * all.
   */
  private void missAll(Exchange exchange, long nowNanos) {
    if (exchange.type() == MessageType.REBIND) {
      signToAll(exchange, nowNanos);
    }
    if (exchange.type().namesServer() || exchange.type() == MessageType.CONFIRM) {
      return;
    }
    Silence silence = unanswered.computeIfAbsent(exchange.link(), _ -> new Silence());
    if (unanswered.size() > LINKS) {
      unanswered.pollFirstEntry();
    }
    silence.count(exchange);
    if (isConvincing(silence)) {
      reportAll(exchange, silence, nowNanos);
    }
  }

  private void signToAll(Exchange exchange, long nowNanos) {
    exchange
        .asked()
        .map(share -> world.servers().numbered(share.server()))
        .filter(server -> !world.intent().on(exchange.link()).isStandby(server.name()))
        .forEach(server -> {
          server.addSignOfSilence(REBIND_SIGN, exchange.beganNanos());
          if (server.isSilent()) {
            reportSilent(exchange, server.on(exchange.link()), nowNanos);
          }
        });
  }

  /** A single client that no server answers proves nothing while others may be answered. */
  private static boolean isConvincing(Silence silence) {
    return silence.questions()
        >= (silence.clients() > 1 ? UNANSWERED_QUESTIONS : UNANSWERED_QUESTIONS_OF_ONE);
  }

  private void reportAll(Exchange exchange, Silence silence, long nowNanos) {
    boolean everywhere =
        world.servers().all().stream()
            .noneMatch(server -> server.isHeardSince(silence.sinceNanos()));
    Subject subject =
        everywhere ? new Subject(List.of(), "", "all links") : Subject.ofLink(exchange.link());
    world
        .findings()
        .raise(ALL_SERVERS_SILENT, subject, nowNanos, () -> text.ofAll(exchange, silence));
  }

  @Override
  public void heard(Server server, long atNanos) {
    world.findings().clear(SERVER_SILENT, atNanos, () -> Subject.of(server.name()));
  }

  @Override
  public void answered(Rule.Answer answer) {
    Server server = answer.server();
    long now = answer.atNanos();
    server.outage().filter(Outage::isOpen).ifPresent(outage -> server.note(outage.answered(now)));
    world.findings().clear(ALL_SERVERS_SILENT, now, () -> Subject.ofLink(answer.link()));
    world.findings().clear(ALL_SERVERS_SILENT, subject -> subject.link().isEmpty(), now);
    Silence ofLink = unanswered.get(answer.link());
    if (ofLink != null) {
      ofLink.end();
    }
    answer
        .exchange()
        .ifPresent(exchange ->
            world.findings().clear(codeOf(exchange.type()), now, () -> subject(server, exchange)));
  }
}
