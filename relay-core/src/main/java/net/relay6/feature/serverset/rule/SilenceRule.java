package net.relay6.feature.serverset.rule;

import static net.relay6.feature.serverset.finding.FindingCode.ALL_SERVERS_SILENT;
import static net.relay6.feature.serverset.finding.FindingCode.RENEW_UNANSWERED;
import static net.relay6.feature.serverset.finding.FindingCode.REQUEST_UNANSWERED;
import static net.relay6.feature.serverset.finding.FindingCode.SERVER_IGNORES_QUESTIONS;
import static net.relay6.feature.serverset.finding.FindingCode.SERVER_SILENT;

import java.util.LinkedHashMap;
import java.util.List;
import net.relay6.feature.serverset.conduct.Conduct;
import net.relay6.feature.serverset.conduct.Outage;
import net.relay6.feature.serverset.conduct.Server;
import net.relay6.feature.serverset.conduct.TypeTally;
import net.relay6.feature.serverset.exchange.Exchange;
import net.relay6.feature.serverset.exchange.Share;
import net.relay6.feature.serverset.finding.Detail;
import net.relay6.feature.serverset.finding.FindingCode;
import net.relay6.feature.serverset.finding.Subject;
import net.relay6.wire.MessageType;

/**
 * Silence (OBS-05, OBS-06, OBS-17): questions that a server should have answered and did not, so
 * many in a row that accident is out of the question. A server that says nothing at all is one
 * finding, whatever types and links it is missed on; when nobody answers, that is one finding too.
 */
final class SilenceRule implements Rule {

  /** How improbable an accident must be. */
  private static final double ACCIDENT_MAX = 0.001;

  private static final int RUN_MIN = 3;

  /** So many of one client alone are enough. */
  private static final int RUN_OF_ONE_CLIENT = 8;

  /** Links come and go; the one used longest ago is forgotten. */
  private static final int LINKS = 4096;

  private final World world;

  /** Questions in a row that nobody answered, by link. */
  private final LinkedHashMap<String, TypeTally> nobody = new LinkedHashMap<>(16, 0.75f, true);

  SilenceRule(World world) {
    this.world = world;
  }

  @Override
  public void asked(Question question) {
    Exchange exchange = question.exchange();
    if (exchange.isJudged() && !exchange.isAnswered()) {
      judge(exchange, question.atNanos());
    }
  }

  @Override
  public void judged(Exchange exchange, long nowNanos) {
    judge(exchange, nowNanos);
  }

  private void judge(Exchange exchange, long nowNanos) {
    if (!world.isWholeSince(exchange.beganNanos())) {
      return;
    }
    boolean answered = exchange.isAnswered();
    boolean names = namesServer(exchange.type());
    for (Share share : exchange.shares()) {
      if (share.isAsked()) {
        judge(exchange, share, answered || names, nowNanos);
      }
    }
    if (!names && !answered && exchange.type() != MessageType.CONFIRM) {
      missAll(exchange, nowNanos);
    }
  }

  private void judge(Exchange exchange, Share share, boolean counts, long nowNanos) {
    Conduct conduct = world.servers().numbered(share.server()).on(exchange.link());
    if (isExpected(exchange, share, conduct)) {
      TypeTally tally = conduct.tally(exchange.type());
      if (share.hasAnswered()) {
        tally.keep();
      } else if (counts) {
        miss(exchange, conduct, tally, nowNanos);
      }
    }
  }

  private static boolean namesServer(MessageType type) {
    return switch (type.code()) {
      case 3, 5, 8, 9 -> true;
      default -> false;
    };
  }

  /**
   * Which server must answer: for some types the one named; else any, but a standby only what it
   * has answered before. To CONFIRM and REBIND a server without knowledge may be silent (RFC 9915,
   * sections 18.3.3 and 18.3.5), so they count for those that used to answer them.
   */
  private boolean isExpected(Exchange exchange, Share share, Conduct conduct) {
    if (namesServer(exchange.type())) {
      return share.isNamed();
    }
    boolean usual = conduct.tally(exchange.type()).hasAnswered();
    boolean standby = world.intent().on(exchange.link()).isStandby(conduct.server().name());
    return switch (exchange.type().code()) {
      case 4, 6 -> usual;
      case 11 -> usual || !standby;
      default -> !standby;
    };
  }

  private void miss(Exchange exchange, Conduct conduct, TypeTally tally, long nowNanos) {
    tally.miss(exchange);
    if (!isConvincing(tally)) {
      return;
    }
    Server server = conduct.server();
    if (server.isHeardSince(tally.runSinceNanos())) {
      Subject subject = subject(server, exchange);
      world
          .findings()
          .raise(codeOf(exchange.type()), subject, nowNanos, () -> detail(exchange, tally));
    } else {
      if (server.outage().filter(Outage::isOpen).isEmpty()) {
        server.note(Outage.since(tally.runSinceNanos()));
      }
      world
          .findings()
          .raise(SERVER_SILENT, Subject.of(server.name()), nowNanos, () -> detail(exchange, tally));
    }
  }

  private static boolean isConvincing(TypeTally tally) {
    return tally.run() >= RUN_MIN
        && tally.accident() <= ACCIDENT_MAX
        && (tally.runClients() > 1 || tally.run() >= RUN_OF_ONE_CLIENT);
  }

  private static FindingCode codeOf(MessageType type) {
    return switch (type.code()) {
      case 3 -> REQUEST_UNANSWERED;
      case 5 -> RENEW_UNANSWERED;
      default -> SERVER_IGNORES_QUESTIONS;
    };
  }

  private static Subject subject(Server server, Exchange exchange) {
    return Subject.of(server.name(), exchange.link()).with(exchange.type().toString());
  }

  private static Detail detail(Exchange exchange, TypeTally tally) {
    return Detail.of(
        "%d %s messages in a row unanswered on link %s, of %s; an accident is %s likely"
            .formatted(
                tally.run(),
                exchange.type(),
                exchange.link(),
                clients(tally.runClients()),
                likelihood(tally.accident())));
  }

  private static String clients(int number) {
    return switch (number) {
      case 1 -> "1 client";
      case 2, 3 -> number + " clients";
      default -> "many clients";
    };
  }

  private static String likelihood(double accident) {
    return accident < 1e-6 ? "less than 1 in 1,000,000" : "1 in %,.0f".formatted(1 / accident);
  }

  private void missAll(Exchange exchange, long nowNanos) {
    TypeTally tally = nobody.computeIfAbsent(exchange.link(), _ -> new TypeTally());
    if (nobody.size() > LINKS) {
      nobody.pollFirstEntry();
    }
    tally.miss(exchange);
    if (!isConvincingForAll(tally)) {
      return;
    }
    boolean everywhere =
        world.servers().all().stream()
            .noneMatch(server -> server.isHeardSince(tally.runSinceNanos()));
    Subject subject = Subject.ofLink(everywhere ? "" : exchange.link());
    world
        .findings()
        .raise(
            ALL_SERVERS_SILENT,
            everywhere ? new Subject(List.of(), "", "all links") : subject,
            nowNanos,
            () ->
                Detail.of(
                    "%d messages in a row unanswered on link %s"
                        .formatted(tally.run(), exchange.link())));
  }

  /** One client that nobody wants to answer is no sign while others might be answered. */
  private static boolean isConvincingForAll(TypeTally tally) {
    return (tally.run() >= 5 && tally.runClients() > 1) || tally.run() >= 2 * RUN_OF_ONE_CLIENT;
  }

  @Override
  public void heard(Server server, long atNanos) {
    world.findings().clear(SERVER_SILENT, atNanos, () -> Subject.of(server.name()));
  }

  @Override
  public void answered(Answer answer) {
    Server server = answer.server();
    long now = answer.atNanos();
    server.outage().filter(Outage::isOpen).ifPresent(outage -> server.note(outage.answered(now)));
    world.findings().clear(ALL_SERVERS_SILENT, now, () -> Subject.ofLink(answer.link()));
    world.findings().clear(ALL_SERVERS_SILENT, subject -> subject.link().isEmpty(), now);
    TypeTally unanswered = nobody.get(answer.link());
    if (unanswered != null) {
      unanswered.endRun();
    }
    answer
        .exchange()
        .ifPresent(exchange ->
            world.findings().clear(codeOf(exchange.type()), now, () -> subject(server, exchange)));
  }
}
