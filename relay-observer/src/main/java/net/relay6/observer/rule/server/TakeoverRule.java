package net.relay6.observer.rule.server;

import static net.relay6.observer.finding.FindingCode.PARTNER_TAKEN_OVER;

import java.util.HashMap;
import java.util.Map;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.Share;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.rule.Homes;
import net.relay6.observer.rule.Responders;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.rule.World;
import net.relay6.observer.statistics.Server;
import net.relay6.observer.symptom.Recurrence;

/**
 * Finds a load-balancing server whose partner answers its clients: several in a row, while it
 * answers none. A client that moves while its server answers others was only reassigned.
 */
public final class TakeoverRule implements Rule {

  private static final int CLIENTS_MIN = 3;

  private final World world;
  private final Homes homes;
  private final Recurrence moved = new Recurrence(CLIENTS_MIN);

  /** When each server last answered a message that the partners share. */
  private final Map<Integer, Long> answeredNanos = new HashMap<>();

  public TakeoverRule(World world, Homes homes) {
    this.world = world;
    this.homes = homes;
  }

  @Override
  public void answered(Rule.Answer answer) {
    Server server = answer.server();
    if (answer.exchange().isEmpty() || !isShared(answer.exchange().get(), server)) {
      return;
    }
    answeredNanos.put(server.number(), answer.atNanos());
    moved.forget(Subject.of(server.name()));
    if (homes.of(answer.exchange().get().clientKey()) == server.number()) {
      world.findings().clear(PARTNER_TAKEN_OVER, answer.atNanos(), () -> Subject.of(server.name()));
    }
  }

  @Override
  public void judged(Exchange exchange, long nowNanos) {
    int only = Responders.onlyResponder(exchange);
    if (only != Responders.SEVERAL
        && isShared(exchange, world.servers().numbered(only))
        && world.isWholeSince(exchange.beganNanos())) {
      answeredBy(world.servers().numbered(only), exchange, nowNanos);
    }
  }

  @Override
  public void forgotten(Server server) {
    answeredNanos.remove(server.number());
    homes.forget(server.number());
  }

  /** Whether the server shares the clients, and such messages, with others. */
  private boolean isShared(Exchange exchange, Server server) {
    return Responders.areShared(exchange.type())
        && world.intent().on(exchange.link()).isLoadBalancing(server.name())
        && exchange.asked().filter(share -> isPartner(exchange, share)).count() > 1;
  }

  private boolean isPartner(Exchange exchange, Share share) {
    return world.intent().on(exchange.link()).isLoadBalancing(server(share).name());
  }

  private Server server(Share share) {
    return world.servers().numbered(share.server());
  }

  private void answeredBy(Server responder, Exchange exchange, long nowNanos) {
    int home = homes.of(exchange.clientKey());
    boolean isUnknown = home == Homes.NONE;
    if (isUnknown && isTakenOver(exchange)) {
      return;
    }
    if (isUnknown || home == responder.number() || hasAnsweredSince(home, exchange.beganNanos())) {
      homes.put(exchange.clientKey(), responder.number());
    } else {
      move(world.servers().numbered(home), responder, exchange, nowNanos);
    }
  }

  /** Whether a new client may belong to a partner that is down. */
  private boolean isTakenOver(Exchange exchange) {
    return exchange
        .asked()
        .anyMatch(
            share -> world.findings().isOpen(PARTNER_TAKEN_OVER, Subject.of(server(share).name())));
  }

  private boolean hasAnsweredSince(int server, long nanos) {
    return answeredNanos.containsKey(server) && answeredNanos.get(server) - nanos >= 0;
  }

  private void move(Server home, Server responder, Exchange exchange, long nowNanos) {
    Subject subject = Subject.of(home.name());
    if (moved.isReached(subject, exchange.clientKey(), nowNanos)) {
      world
          .findings()
          .raise(
              PARTNER_TAKEN_OVER,
              subject,
              nowNanos,
              () ->
                  Finding.Detail.of(
                      "clients that %s answered are answered by %s, the latest on link %s"
                          .formatted(home.name(), responder.name(), exchange.link())));
    }
  }
}
