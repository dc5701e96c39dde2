package net.relay6.observer.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.net.Ipv6Address;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.ExchangeTable;
import net.relay6.observer.exchange.RecentFrames;
import net.relay6.observer.exchange.ServerResponse;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.FindingNaming;
import net.relay6.observer.finding.Findings;
import net.relay6.observer.lease.LeaseTable;
import net.relay6.observer.statistics.ObservedServer;
import net.relay6.observer.statistics.ObservedServers;
import net.relay6.settings.Intent;

/**
 * The state of the observer: the tables that rules read and write. Used by the observer's thread
 * only.
 */
public final class ObserverState {

  private final ObservedServers servers;
  private final ExchangeTable exchanges;
  private final LeaseTable leases;
  private final RecentFrames frames;
  private final Findings findings;
  private final FindingNaming naming;
  private final LinkAddressChanges linkAddresses = new LinkAddressChanges();
  private Intent intent;
  private Map<String, KnownLink> links = Map.of();
  private Optional<Long> incompleteUntilNanos = Optional.empty();

  /** The state with those tables. */
  public ObserverState(
      ObservedServers servers,
      ExchangeTable exchanges,
      LeaseTable leases,
      RecentFrames frames,
      Findings findings,
      FindingNaming naming,
      Intent intent) {
    this.servers = servers;
    this.exchanges = exchanges;
    this.leases = leases;
    this.frames = frames;
    this.findings = findings;
    this.naming = naming;
    this.intent = intent;
  }

  /** The servers the relay sends to. */
  public ObservedServers servers() {
    return servers;
  }

  /** The exchanges of the last two minutes. */
  public ExchangeTable exchanges() {
    return exchanges;
  }

  /** The leases in force. */
  public LeaseTable leases() {
    return leases;
  }

  /** The latest messages. */
  public RecentFrames frames() {
    return frames;
  }

  /** The findings. */
  public Findings findings() {
    return findings;
  }

  /** How clients and their addresses are named. */
  public FindingNaming naming() {
    return naming;
  }

  /** The operator's declaration. */
  public Intent intent() {
    return intent;
  }

  /** Sets another declaration. */
  public void setIntent(Intent next) {
    intent = next;
  }

  /** What is known of a link apart from its messages. */
  public KnownLink link(String name) {
    return links.getOrDefault(name, KnownLink.NONE);
  }

  /** What is known of the client links, by their names. */
  public Map<String, KnownLink> links() {
    return links;
  }

  /** The link-address that a server is sent in a request; {@code ::} if unknown. */
  public Ipv6Address linkAddress(Exchange exchange, ObservedServer server) {
    return exchange
        .linkAddress()
        .or(() -> link(exchange.link()).linkAddress(server.name()))
        .orElse(Ipv6Address.UNSPECIFIED);
  }

  /** The change of the relay's own link-address for a server, if the request is sent with it. */
  public Optional<LinkAddressChanges.Change> linkAddressChange(
      Exchange exchange, ObservedServer server) {
    return exchange.linkAddress().isPresent()
        ? Optional.empty()
        : linkAddresses.change(exchange.link(), server.name());
  }

  /** Whether a server has offered or assigned anything for the link-address of a request. */
  public boolean knowsLink(Exchange exchange, ObservedServer server) {
    return server.knows(exchange.link(), linkAddress(exchange, server));
  }

  /** Sets the known links, by their names. */
  public void setLinks(Map<String, KnownLink> now, long nowNanos) {
    links = Map.copyOf(now);
    linkAddresses.follow(links, nowNanos);
  }

  /** Notes that some messages up to that time were not observed. */
  public void markIncomplete(long atNanos) {
    if (incompleteUntilNanos.isEmpty() || atNanos - incompleteUntilNanos.get() > 0) {
      incompleteUntilNanos = Optional.of(atNanos);
    }
  }

  /**
   * Whether every message since that time was observed, so that the absence of a message is
   * evidence.
   */
  public boolean isCompleteSince(long nanos) {
    return incompleteUntilNanos.isEmpty() || nanos - incompleteUntilNanos.get() > 0;
  }

  /** A sentence with a response as evidence. */
  public Finding.Detail detail(String facts, Rule.ObservedResponse response) {
    return detail(facts, Stream.of(evidence(response)));
  }

  /** A sentence with a request as evidence. */
  public Finding.Detail detail(String facts, Rule.ObservedRequest request) {
    return detail(
        facts,
        Stream.of(
            evidence(
                "%s on %s".formatted(request.summary().type(), request.link()), request.frame())));
  }

  /** A sentence with a response and an earlier one of another server as evidence. */
  public Finding.Detail detail(
      String facts, ServerResponse earlier, Rule.ObservedResponse response) {
    return detail(
        facts,
        Stream.of(
            evidence(
                "%s of %s on %s"
                    .formatted(
                        earlier.responseType(),
                        servers.numbered(earlier.server()).name(),
                        response.link()),
                earlier.frame()),
            evidence(response)));
  }

  /** A sentence with the message of that ticket as evidence. */
  public Finding.Detail detail(String facts, String what, long frame) {
    return detail(facts, Stream.of(evidence(what, frame)));
  }

  private static Finding.Detail detail(String facts, Stream<Optional<Finding.Evidence>> evidence) {
    List<Finding.Evidence> found = evidence.flatMap(Optional::stream).toList();
    return new Finding.Detail(facts, found);
  }

  private Optional<Finding.Evidence> evidence(Rule.ObservedResponse response) {
    return evidence(
        "%s of %s on %s"
            .formatted(response.summary().type(), response.server().name(), response.link()),
        response.frame());
  }

  private Optional<Finding.Evidence> evidence(String what, long frame) {
    return naming.showsFrames()
        ? frames.find(frame).map(octets -> new Finding.Evidence(what, octets))
        : Optional.empty();
  }
}
