package net.relay6.observer.rule.server;

import static net.relay6.observer.finding.FindingCode.CLIENTS_IGNORE_PREFERENCE;
import static net.relay6.observer.finding.FindingCode.REQUEST_WITHOUT_OFFER;
import static net.relay6.observer.finding.FindingCode.ROGUE_SERVER;
import static net.relay6.observer.finding.FindingCode.SERVER_ID_UNKNOWN;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.ServerResponse;
import net.relay6.observer.finding.ServerIdentifierText;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.statistics.ObservedServer;
import net.relay6.observer.symptom.ClientSet;
import net.relay6.observer.symptom.Recurrence;
import net.relay6.wire.MessageType;

/** Compares the server that a REQUEST names with the offers to the client (OBS-06, OBS-07). */
public final class ChoiceRule implements Rule {

  private static final int CLIENTS_MIN = 3;
  private static final long SETTLED_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final ObserverState state;
  private final Recurrence ignoring = new Recurrence(CLIENTS_MIN);
  private final Recurrence guessing = new Recurrence(CLIENTS_MIN);
  private final RogueServers rogueServers;
  private Optional<Long> startedNanos = Optional.empty();

  /** Reads offers and Server Identifiers from {@code state}, and raises findings there. */
  public ChoiceRule(ObserverState state) {
    this.state = state;
    rogueServers = new RogueServers(state);
  }

  @Override
  public void requestForwarded(Rule.ObservedRequest request) {
    if (startedNanos.isEmpty()) {
      startedNanos = Optional.of(request.atNanos());
    }
    if (!request.summary().is(MessageType.REQUEST) || request.exchange().sends() > 1) {
      return;
    }
    if (request.named().isEmpty()) {
      if (!rogueServers.chosen(request)) {
        namesRogueServer(request);
      }
      return;
    }
    state
        .exchanges()
        .solicitOf(request.exchange())
        .filter(Exchange::hasResponse)
        .ifPresent(offers -> compare(request, request.named().get(), offers));
  }

  /**
   * A Server Identifier can be called unknown only when every server's identifier is known and
   * clients have used up offers from before the relay's start.
   */
  private void namesRogueServer(Rule.ObservedRequest request) {
    boolean allKnown =
        request
            .exchange()
            .forwardedTo()
            .map(serverResponse -> state.servers().numbered(serverResponse.server()))
            .allMatch(server -> server.identifier().isPresent() && !server.hasMultipleServers());
    if (allKnown
        && request.summary().server().length() > 0
        && request.atNanos() - startedNanos.orElse(0L) >= SETTLED_NANOS) {
      state
          .findings()
          .raise(
              SERVER_ID_UNKNOWN,
              Subject.ofLink(request.link()),
              request.atNanos(),
              () ->
                  state.detail(
                      "a REQUEST names Server Identifier "
                          + ServerIdentifierText.of(request.summary().server()),
                      request));
    }
  }

  private void compare(Rule.ObservedRequest request, ObservedServer chosen, Exchange offers) {
    ServerResponse serverResponse = offers.responseOf(chosen.number());
    Subject subject = Subject.of(chosen.name(), request.link());
    if (!serverResponse.hasResponded()) {
      if (state.isCompleteSince(offers.beganNanos())
          && guessing.isReached(subject, request.exchange().clientKey(), request.atNanos())) {
        state
            .findings()
            .raise(
                REQUEST_WITHOUT_OFFER,
                subject,
                request.atNanos(),
                () ->
                    state.detail(
                        "no ADVERTISE of this server was seen before the REQUEST", request));
      }
    } else if (!offers.isRetransmitted() && serverResponse.isUsable()) {
      evaluateChoice(request, serverResponse, offers, subject);
    }
  }

  /** A client that has retransmitted may take the first offer (RFC 9915, section 18.2.1). */
  private void evaluateChoice(
      Rule.ObservedRequest request, ServerResponse chosen, Exchange offers, Subject subject) {
    int best =
        offers
            .respondedBy()
            .filter(ServerResponse::isUsable)
            .mapToInt(ServerResponse::preference)
            .max()
            .orElse(0);
    if (best <= chosen.preference()) {
      return;
    }
    if (ignoring.isReached(subject, request.exchange().clientKey(), request.atNanos())) {
      state
          .findings()
          .raise(
              CLIENTS_IGNORE_PREFERENCE,
              subject,
              request.atNanos(),
              () ->
                  state.detail(
                      "a client (%s) chose preference %d although %d was offered"
                          .formatted(vendor(request), chosen.preference(), best),
                      request));
    }
  }

  private static String vendor(Rule.ObservedRequest request) {
    long vendor = request.summary().vendor();
    return vendor < 0 ? "no vendor class" : "vendor " + vendor;
  }

  /**
   * Servers that clients choose although no response of theirs has passed the relay: a rogue server
   * responds to clients directly, and the relay sees only a REQUEST that names it. That is certain
   * if the client's SOLICIT and all responses to it were observed. Bounded: beyond 256 servers and
   * links, the one chosen longest ago is evicted.
   */
  static final class RogueServers {

    private static final int SERVERS = 256;
    private static final int CLIENTS = 64;

    private final ObserverState state;
    private final LinkedHashMap<Subject, ClientSet> clients = new LinkedHashMap<>(16, 0.75f, true);

    RogueServers(ObserverState state) {
      this.state = state;
    }

    /** Whether a REQUEST for an unknown server names one that has bypassed the relay. */
    boolean chosen(Rule.ObservedRequest request) {
      if (request.summary().server().length() == 0 || !isOfferKnown(request)) {
        return false;
      }
      String identifier = ServerIdentifierText.of(request.summary().server());
      Subject subject = Subject.ofLink(request.link()).with("Server Identifier " + identifier);
      ClientSet choosing = of(subject);
      boolean isNews = !choosing.isFull() && choosing.add(request.exchange().clientKey());
      state
          .findings()
          .raise(
              ROGUE_SERVER,
              subject,
              request.atNanos(),
              isNews,
              () -> state.detail(text(choosing.size()), request));
      return true;
    }

    /** Whether the client's SOLICIT went to all servers and all responses were observed. */
    private boolean isOfferKnown(Rule.ObservedRequest request) {
      return state.link(request.link()).seesEveryResponse()
          && state.servers().all().stream()
              .anyMatch(server -> server.lastReceivedNanos().isPresent())
          && state.servers().all().stream().noneMatch(ObservedServer::hasTooManyIdentifiers)
          && state
              .exchanges()
              .solicitOf(request.exchange())
              .filter(solicit -> !solicit.beganBeforeRelay())
              .filter(solicit -> state.isCompleteSince(solicit.beganNanos()))
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
            case CLIENTS -> "64 or more clients have";
            default -> number + " clients have";
          };
      return who
          + " chosen it, but none of its responses passed this relay: it responds on the link"
          + " itself, or through another relay there";
    }
  }
}
