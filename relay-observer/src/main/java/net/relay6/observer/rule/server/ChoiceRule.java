package net.relay6.observer.rule.server;

import static net.relay6.observer.finding.FindingCode.CLIENTS_IGNORE_PREFERENCE;
import static net.relay6.observer.finding.FindingCode.REQUEST_WITHOUT_OFFER;
import static net.relay6.observer.finding.FindingCode.ROGUE_SERVER;
import static net.relay6.observer.finding.FindingCode.SERVER_ID_UNKNOWN;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.Share;
import net.relay6.observer.finding.ServerIdentifierText;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.rule.World;
import net.relay6.observer.statistics.Server;
import net.relay6.observer.symptom.ClientSet;
import net.relay6.observer.symptom.Recurrence;
import net.relay6.wire.MessageType;

/** Compares the server that a REQUEST names with the offers to the client (OBS-06, OBS-07). */
public final class ChoiceRule implements Rule {

  private static final int CLIENTS_MIN = 3;
  private static final long SETTLED_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final World world;
  private final Recurrence ignoring = new Recurrence(CLIENTS_MIN);
  private final Recurrence guessing = new Recurrence(CLIENTS_MIN);
  private final Strangers strangers;
  private Optional<Long> startedNanos = Optional.empty();

  public ChoiceRule(World world) {
    this.world = world;
    strangers = new Strangers(world);
  }

  @Override
  public void asked(Rule.Question question) {
    if (startedNanos.isEmpty()) {
      startedNanos = Optional.of(question.atNanos());
    }
    if (!question.facts().is(MessageType.REQUEST) || question.exchange().sends() > 1) {
      return;
    }
    if (question.named().isEmpty()) {
      if (!strangers.chosen(question)) {
        namesStranger(question);
      }
      return;
    }
    world
        .exchanges()
        .solicitOf(question.exchange())
        .filter(Exchange::isAnswered)
        .ifPresent(offers -> compare(question, question.named().get(), offers));
  }

  /**
   * A Server Identifier can be called unknown only when every server's identifier is known and
   * clients have used up offers from before the relay's start.
   */
  private void namesStranger(Rule.Question question) {
    boolean allKnown =
        question
            .exchange()
            .asked()
            .map(share -> world.servers().numbered(share.server()))
            .allMatch(server -> server.identifier().isPresent() && !server.isSeveral());
    if (allKnown
        && question.facts().server().length() > 0
        && question.atNanos() - startedNanos.orElse(0L) >= SETTLED_NANOS) {
      world
          .findings()
          .raise(
              SERVER_ID_UNKNOWN,
              Subject.ofLink(question.link()),
              question.atNanos(),
              () ->
                  world.detail(
                      "a REQUEST names Server Identifier "
                          + ServerIdentifierText.of(question.facts().server()),
                      question));
    }
  }

  private void compare(Rule.Question question, Server chosen, Exchange offers) {
    Share share = offers.share(chosen.number());
    Subject subject = Subject.of(chosen.name(), question.link());
    if (!share.hasAnswered()) {
      if (world.isWholeSince(offers.beganNanos())
          && guessing.isReached(subject, question.exchange().clientKey(), question.atNanos())) {
        world
            .findings()
            .raise(
                REQUEST_WITHOUT_OFFER,
                subject,
                question.atNanos(),
                () -> world.detail("no ADVERTISE of it was seen before the REQUEST", question));
      }
    } else if (!offers.isRetransmitted() && share.isUsable()) {
      judgeChoice(question, share, offers, subject);
    }
  }

  /** A client that has retransmitted may take the first offer (RFC 9915, section 18.2.1). */
  private void judgeChoice(Rule.Question question, Share chosen, Exchange offers, Subject subject) {
    int best =
        offers.answered().filter(Share::isUsable).mapToInt(Share::preference).max().orElse(0);
    if (best <= chosen.preference()) {
      return;
    }
    if (ignoring.isReached(subject, question.exchange().clientKey(), question.atNanos())) {
      world
          .findings()
          .raise(
              CLIENTS_IGNORE_PREFERENCE,
              subject,
              question.atNanos(),
              () ->
                  world.detail(
                      "a client of %s took preference %d although %d was offered"
                          .formatted(vendor(question), chosen.preference(), best),
                      question));
    }
  }

  private static String vendor(Rule.Question question) {
    long vendor = question.facts().vendor();
    return vendor < 0 ? "no vendor class" : "vendor " + vendor;
  }

  /**
   * Servers that clients choose although no response of theirs has passed the relay: a rogue server
   * responds to clients directly, and the relay sees only a REQUEST that names it. That is certain
   * if the client's SOLICIT and all responses to it were observed. Bounded: beyond 256 servers and
   * links, the one chosen longest ago is evicted.
   */
  static final class Strangers {

    private static final int SERVERS = 256;
    private static final int CLIENTS = 64;

    private final World world;
    private final LinkedHashMap<Subject, ClientSet> clients = new LinkedHashMap<>(16, 0.75f, true);

    Strangers(World world) {
      this.world = world;
    }

    /** Whether a REQUEST for an unknown server names one that has bypassed the relay. */
    boolean chosen(Rule.Question question) {
      if (question.facts().server().length() == 0 || !isOfferKnown(question)) {
        return false;
      }
      String identifier = ServerIdentifierText.of(question.facts().server());
      Subject subject = Subject.ofLink(question.link()).with("Server Identifier " + identifier);
      ClientSet choosing = of(subject);
      boolean isNews = !choosing.isFull() && choosing.add(question.exchange().clientKey());
      world
          .findings()
          .raise(
              ROGUE_SERVER,
              subject,
              question.atNanos(),
              isNews,
              () -> world.detail(text(choosing.size()), question));
      return true;
    }

    /** Whether the client's SOLICIT went to all servers and all responses were observed. */
    private boolean isOfferKnown(Rule.Question question) {
      return world.link(question.link()).whole()
          && world.servers().all().stream().anyMatch(server -> server.heardNanos().isPresent())
          && world.servers().all().stream().noneMatch(Server::isCrowded)
          && world
              .exchanges()
              .solicitOf(question.exchange())
              .filter(solicit -> !solicit.beganElsewhere())
              .filter(solicit -> world.isWholeSince(solicit.beganNanos()))
              .isPresent();
    }

    private ClientSet of(Subject subject) {
      ClientSet choosing = clients.computeIfAbsent(subject, _ -> new ClientSet(CLIENTS));
      if (clients.size() > SERVERS) {
        clients.pollFirstEntry();
      }
      return choosing;
    }

    private static String text(int number) {
      String who =
          switch (number) {
            case 1 -> "1 client has";
            case CLIENTS -> "64 clients or more have";
            default -> number + " clients have";
          };
      return who
          + " chosen it, and no answer of it passed this relay: it answers on the link itself, or"
          + " through another relay there";
    }
  }
}
