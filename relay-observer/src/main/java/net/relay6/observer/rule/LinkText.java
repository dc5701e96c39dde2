package net.relay6.observer.rule;

import java.util.List;
import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.statistics.ObservedServer;

/** The texts about the link of a request: its link-address, and which servers know it. */
public final class LinkText {

  private final ObserverState state;

  /** Texts from the leases and link-addresses in {@code state}. */
  public LinkText(ObserverState state) {
    this.state = state;
  }

  /** The servers that have assigned or offered leases there, apart from the one asked. */
  public String of(Exchange exchange, ObservedServer asked) {
    List<ObservedServer> others =
        state.servers().all().stream()
            .filter(server -> server != asked && state.knowsLink(exchange, server))
            .toList();
    if (!others.isEmpty()) {
      return ofOthers(exchange, asked, others) + change(exchange, asked);
    }
    return ofUnknown(exchange, asked)
        .orElseGet(() ->
            "no other server has assigned or offered a lease for " + address(exchange, asked));
  }

  private String ofOthers(Exchange exchange, ObservedServer asked, List<ObservedServer> others) {
    String own = address(exchange, asked);
    String theirs = address(exchange, others.getFirst());
    return "%s%s %s assigned or offered leases for %s"
        .formatted(
            own.equals(theirs) ? "" : "it receives " + own + "; ",
            String.join(" and ", others.stream().map(ObservedServer::name).toList()),
            others.size() == 1 ? "has" : "have",
            theirs);
  }

  /** For a link that no server has assigned or offered leases for; empty if one has. */
  public Optional<String> ofUnknown(Exchange exchange, ObservedServer asked) {
    return state.servers().all().stream().anyMatch(server -> state.knowsLink(exchange, server))
        ? Optional.empty()
        : Optional.of(
            "no server has assigned or offered a lease for %s so far%s"
                .formatted(address(exchange, asked), change(exchange, asked)));
  }

  private String change(Exchange exchange, ObservedServer asked) {
    return state.knowsLink(exchange, asked)
        ? ""
        : state
            .linkAddressChange(exchange, asked)
            .map(change -> "; " + change.text(exchange.beganNanos()))
            .orElse("");
  }

  private String address(Exchange exchange, ObservedServer server) {
    Ipv6Address sent = state.linkAddress(exchange, server);
    return sent.isUnspecified() ? "this link" : "link-address " + sent;
  }
}
