package net.relay6.observer.rule.server;

import static net.relay6.observer.finding.FindingCode.ANSWERED_TWICE;
import static net.relay6.observer.finding.FindingCode.ANSWER_OF_ANOTHER;
import static net.relay6.observer.finding.FindingCode.ROGUE_SERVER;
import static net.relay6.observer.finding.FindingCode.SERVER_ID_CHANGED;
import static net.relay6.observer.finding.FindingCode.SERVER_ID_CLONED;
import static net.relay6.observer.finding.FindingCode.SERVER_UNICAST;
import static net.relay6.observer.finding.FindingCode.STANDBY_ANSWERS;

import java.util.Optional;
import net.relay6.net.Octets;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.ServerResponse;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.finding.ServerIdentifierText;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.statistics.ObservedServer;
import net.relay6.observer.symptom.Recurrence;
import net.relay6.observer.symptom.Symptom;
import net.relay6.wire.MessageType;

/**
 * Checks Server Identifiers, and whether the server should have responded (OBS-02, OBS-05, OBS-06).
 */
public final class IdentityRule implements Rule {

  private final ObserverState state;
  private final Recurrence twice = new Recurrence(3);
  private final Symptom cloned;

  /** Reads and updates the Server Identifiers of the servers in {@code state}. */
  public IdentityRule(ObserverState state) {
    this.state = state;
    cloned = new Symptom(state.findings(), SERVER_ID_CLONED, 1);
  }

  @Override
  public void tick(long nowNanos) {
    cloned.tick(nowNanos);
  }

  @Override
  public void responseDelivered(Rule.ObservedResponse response) {
    Octets duid = response.summary().server();
    if (duid.length() > 0) {
      identify(response, duid);
    }
    if (response.summary().serverUnicast()) {
      raise(
          SERVER_UNICAST,
          Subject.of(response.server().name()),
          response,
          "its response has option 12 (Server Unicast)");
    }
    response
        .exchange()
        .ifPresent(exchange -> {
          checkRole(response, exchange);
          countResponses(response, exchange);
        });
  }

  private void identify(Rule.ObservedResponse response, Octets duid) {
    ObservedServer server = response.server();
    Optional<Octets> before = server.identify(duid);
    for (ObservedServer other : state.servers().all()) {
      if (other != server && !other.hasMultipleServers() && !server.hasMultipleServers()) {
        compare(response, other, duid);
      }
    }
    if (server.hasMultipleServers()) {
      state.findings().clear(SERVER_ID_CHANGED, Subject.of(server.name()), response.atNanos());
    } else if (before.isPresent()) {
      raise(
          SERVER_ID_CHANGED,
          Subject.of(server.name()),
          response,
          "it was %s and is %s".formatted(before.get().toHex(), duid.toHex()));
    }
  }

  private void compare(Rule.ObservedResponse response, ObservedServer other, Octets duid) {
    long at = response.atNanos();
    if (other.identifier().filter(duid::equals).isEmpty()) {
      cloned.absent(() -> both(response, other), response.clientKey(), at);
      return;
    }
    cloned.present(
        both(response, other),
        response.clientKey(),
        at,
        () -> state.detail("both send " + duid.toHex(), response));
  }

  private static Subject both(Rule.ObservedResponse response, ObservedServer other) {
    return Subject.of(response.server().name(), other.name(), "");
  }

  private void checkRole(Rule.ObservedResponse response, Exchange exchange) {
    boolean names = exchange.type().namesServer();
    boolean anotherNamed = names && namesAnother(exchange, response.server());
    if (anotherNamed && !isNamedToo(response)) {
      raise(
          ANSWER_OF_ANOTHER,
          Subject.of(response.server().name()),
          response,
          "it answers a %s that names another server".formatted(exchange.type()));
    } else if (!names
        && exchange.type() != MessageType.INFORMATION_REQUEST
        && state.intent().on(response.link()).isStandby(response.server().name())) {
      raise(
          STANDBY_ANSWERS,
          Subject.of(response.server().name()),
          response,
          "it answers a " + exchange.type());
    }
  }

  private static boolean namesAnother(Exchange exchange, ObservedServer server) {
    return exchange
        .forwardedTo()
        .anyMatch(serverResponse ->
            serverResponse.isNamed() && serverResponse.server() != server.number());
  }

  /** A clone has a finding of its own, and a group responds for all its members. */
  private boolean isNamedToo(Rule.ObservedResponse response) {
    return response.server().hasMultipleServers()
        || state
            .servers()
            .identified(response.summary().server())
            .filter(server -> server != response.server())
            .isPresent();
  }

  /** One duplicate may come from the network; with three clients it is systematic. */
  private void countResponses(Rule.ObservedResponse response, Exchange exchange) {
    ServerResponse serverResponse = exchange.responseOf(response.server().number());
    if (serverResponse.responses() <= serverResponse.relayForwards()
        || response.server().hasMultipleServers()
        || !state.isCompleteSince(exchange.beganNanos())) {
      return;
    }
    Subject subject = Subject.of(response.server().name());
    if (twice.isReached(subject, exchange.clientKey(), response.atNanos())) {
      raise(
          ANSWERED_TWICE,
          subject,
          response,
          "%d responses to %d copies"
              .formatted(serverResponse.responses(), serverResponse.relayForwards()));
    }
  }

  @Override
  public void strayMessage(Rule.ObservedStray stray) {
    state
        .findings()
        .raise(
            ROGUE_SERVER,
            Subject.ofLink(stray.link()),
            stray.atNanos(),
            () ->
                state.detail(
                    "a %s from %s with Server Identifier %s"
                        .formatted(
                            stray.summary().type(),
                            stray.source(),
                            ServerIdentifierText.of(stray.summary().server())),
                    "%s on %s".formatted(stray.summary().type(), stray.link()),
                    stray.frame()));
  }

  private void raise(
      FindingCode code, Subject subject, Rule.ObservedResponse response, String facts) {
    state.findings().raise(code, subject, response.atNanos(), () -> state.detail(facts, response));
  }
}
