package net.relay6.observer.rule;

import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.Share;
import net.relay6.observer.statistics.Conduct;
import net.relay6.observer.statistics.Server;
import net.relay6.settings.DeclaredSet;
import net.relay6.wire.MessageType;

/**
 * Which server must answer which request. Some types name the server. The others are for every
 * server; for a standby only those that it has answered before, and for load-balancing servers only
 * those of its own clients. A server without information may ignore CONFIRM and REBIND (RFC 9915,
 * sections 18.3.3 and 18.3.5), so they count only for servers that have answered them before.
 */
public final class Expectation {

  private final World world;
  private final Responders responders;
  private final Homes homes;

  public Expectation(World world, Responders responders, Homes homes) {
    this.world = world;
    this.responders = responders;
    this.homes = homes;
  }

  /** The probability that the server, if it runs, had to answer, 0 to 1. */
  public double of(Exchange exchange, Share share, Conduct conduct) {
    if (exchange.type().namesServer()) {
      return share.isNamed() ? 1 : 0;
    }
    return exchange.isAnswered()
        ? ofAnswered(exchange, share, conduct)
        : ofUnanswered(exchange, conduct);
  }

  /** Whether the server has to answer, independently of its partners. */
  public boolean isAsked(Exchange exchange, Share share, Conduct conduct) {
    return exchange.type().namesServer() ? share.isNamed() : isOfRole(exchange, conduct);
  }

  private double ofAnswered(Exchange exchange, Share share, Conduct conduct) {
    boolean isExcused = !share.hasAnswered() && isForPartner(exchange, conduct.server());
    return isOfRole(exchange, conduct) && !isExcused ? 1 : 0;
  }

  private boolean isOfRole(Exchange exchange, Conduct conduct) {
    DeclaredSet declared = world.intent().on(exchange.link());
    boolean usual = conduct.tally(exchange.type()).hasAnswered();
    boolean special = !declared.isActive(conduct.server().name());
    if (exchange.type() == MessageType.CONFIRM || exchange.type() == MessageType.REBIND) {
      return usual;
    }
    return exchange.type() == MessageType.INFORMATION_REQUEST
        ? usual || !special
        : !declared.isStandby(conduct.server().name());
  }

  /** Whether the request was for a server that shares the clients with this one. */
  private boolean isForPartner(Exchange exchange, Server server) {
    return Responders.areShared(exchange.type())
        && (world.intent().on(exchange.link()).isLoadBalancing(server.name())
            || responders.on(exchange.link()).isSharedBy(server.number()));
  }

  /**
   * A request that no server answers counts for single servers only if load balancing is declared.
   */
  private double ofUnanswered(Exchange exchange, Conduct conduct) {
    DeclaredSet declared = world.intent().on(exchange.link());
    if (exchange.type() != MessageType.SOLICIT
        || !declared.isLoadBalancing(conduct.server().name())) {
      return 0;
    }
    int home = homes.of(exchange.clientKey());
    if (home != Homes.NONE) {
      return home == conduct.server().number() ? 1 : 0;
    }
    return 1.0
        / exchange
            .asked()
            .filter(
                share -> declared.isLoadBalancing(world.servers().numbered(share.server()).name()))
            .count();
  }
}
