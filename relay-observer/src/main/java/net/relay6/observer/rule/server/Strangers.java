package net.relay6.observer.rule.server;

import static net.relay6.observer.finding.FindingCode.ROGUE_SERVER;

import java.util.LinkedHashMap;
import net.relay6.observer.finding.ServerIdentifierText;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.rule.Question;
import net.relay6.observer.rule.World;
import net.relay6.observer.statistics.Server;
import net.relay6.observer.symptom.ClientSet;

/**
 * Servers that clients choose although no response of theirs has passed the relay: a rogue server
 * responds to clients directly, and the relay sees only a REQUEST that names it. That is certain if
 * the client's SOLICIT and all responses to it were observed. Bounded: beyond 256 servers and
 * links, the one chosen longest ago is evicted.
 */
final class Strangers {

  private static final int SERVERS = 256;
  private static final int CLIENTS = 64;

  private final World world;
  private final LinkedHashMap<Subject, ClientSet> clients = new LinkedHashMap<>(16, 0.75f, true);

  Strangers(World world) {
    this.world = world;
  }

  /** Whether a REQUEST for an unknown server names one that has bypassed the relay. */
  boolean chosen(Question question) {
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
  private boolean isOfferKnown(Question question) {
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
