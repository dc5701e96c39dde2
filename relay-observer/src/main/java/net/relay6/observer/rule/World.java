package net.relay6.observer.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.net.Ipv6Address;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.ExchangeTable;
import net.relay6.observer.exchange.RecentFrames;
import net.relay6.observer.exchange.Share;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.Findings;
import net.relay6.observer.finding.Naming;
import net.relay6.observer.lease.LeaseTable;
import net.relay6.observer.statistics.Server;
import net.relay6.observer.statistics.Servers;
import net.relay6.settings.Intent;

/**
 * The state of the observer: the tables that rules read and write. Used by the observer's thread
 * only.
 */
public final class World {

  private final Servers servers;
  private final ExchangeTable exchanges;
  private final LeaseTable leases;
  private final RecentFrames frames;
  private final Findings findings;
  private final Naming naming;
  private final LinkAddresses linkAddresses = new LinkAddresses();
  private Intent intent;
  private Map<String, KnownLink> links = Map.of();
  private Optional<Long> missedNanos = Optional.empty();

  /** The state with those tables. */
  public World(
      Servers servers,
      ExchangeTable exchanges,
      LeaseTable leases,
      RecentFrames frames,
      Findings findings,
      Naming naming,
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
  public Servers servers() {
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
  public Naming naming() {
    return naming;
  }

  /** The operator's declaration. */
  public Intent intent() {
    return intent;
  }

  /** Sets another declaration. */
  public void intend(Intent next) {
    intent = next;
  }

  /** What is known of a link apart from its messages. */
  public KnownLink link(String name) {
    return links.getOrDefault(name, KnownLink.NONE);
  }

  /** The link-address that a server is sent in a request; {@code ::} if unknown. */
  public Ipv6Address linkAddress(Exchange exchange, Server server) {
    return exchange
        .linkAddress()
        .or(() -> link(exchange.link()).linkAddress(server.name()))
        .orElse(Ipv6Address.UNSPECIFIED);
  }

  /** The change of the relay's own link-address for a server, if the request is sent with it. */
  public Optional<LinkAddresses.Change> linkAddressChange(Exchange exchange, Server server) {
    return exchange.linkAddress().isPresent()
        ? Optional.empty()
        : linkAddresses.change(exchange.link(), server.name());
  }

  /** Whether a server has offered or assigned anything for the link-address of a request. */
  public boolean knowsLink(Exchange exchange, Server server) {
    return server.knows(exchange.link(), linkAddress(exchange, server));
  }

  /** Sets the known links, by their names. */
  public void know(Map<String, KnownLink> now, long nowNanos) {
    links = Map.copyOf(now);
    linkAddresses.follow(links, nowNanos);
  }

  /** Notes that some messages up to that time were not observed. */
  public void miss(long atNanos) {
    if (missedNanos.isEmpty() || atNanos - missedNanos.get() > 0) {
      missedNanos = Optional.of(atNanos);
    }
  }

  /**
   * Whether every message since that time was observed, so that the absence of a message is
   * evidence.
   */
  public boolean isWholeSince(long nanos) {
    return missedNanos.isEmpty() || nanos - missedNanos.get() > 0;
  }

  /** A sentence with a response as evidence. */
  public Finding.Detail detail(String facts, Rule.Answer answer) {
    return detail(facts, Stream.of(evidence(answer)));
  }

  /** A sentence with a request as evidence. */
  public Finding.Detail detail(String facts, Rule.Question question) {
    return detail(
        facts,
        Stream.of(
            evidence(
                "%s on %s".formatted(question.facts().type(), question.link()), question.frame())));
  }

  /** A sentence with a response and an earlier one of another server as evidence. */
  public Finding.Detail detail(String facts, Share earlier, Rule.Answer answer) {
    return detail(
        facts,
        Stream.of(
            evidence(
                "%s of %s on %s"
                    .formatted(
                        earlier.answerType(),
                        servers.numbered(earlier.server()).name(),
                        answer.link()),
                earlier.frame()),
            evidence(answer)));
  }

  /** A sentence with the message of that ticket as evidence. */
  public Finding.Detail detail(String facts, String what, long frame) {
    return detail(facts, Stream.of(evidence(what, frame)));
  }

  private static Finding.Detail detail(String facts, Stream<Optional<Finding.Evidence>> evidence) {
    List<Finding.Evidence> found = evidence.flatMap(Optional::stream).toList();
    return new Finding.Detail(facts, found);
  }

  private Optional<Finding.Evidence> evidence(Rule.Answer answer) {
    return evidence(
        "%s of %s on %s".formatted(answer.facts().type(), answer.server().name(), answer.link()),
        answer.frame());
  }

  private Optional<Finding.Evidence> evidence(String what, long frame) {
    return naming.showsFrames()
        ? frames.find(frame).map(octets -> new Finding.Evidence(what, octets))
        : Optional.empty();
  }
}
