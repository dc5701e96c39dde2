package net.relay6.bindings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;
import net.relay6.wire.MessageSummary;

/**
 * Which client holds which address or prefix: an exact account of the REPLYs that were relayed, for
 * several servers that do not know of each other. A binding begins and is extended with a REPLY to
 * the client, whatever the client's message was. It ends with the client's RELEASE or DECLINE that
 * names the granting server, with a revocation by that server, or with its valid lifetime (RFC
 * 8987, section 4.1). A server cannot revoke what another server granted.
 *
 * <p>One thread changes it; any thread may read it.
 */
public final class BindingBook {

  private static final int WHOLE_ADDRESS = 128;

  private final BookClock clock;
  private final BookChanges changes = new BookChanges();
  private final BindingRows rows = changes.rows;
  private final ReplyRules replies;
  private final ClientRules clients = new ClientRules(changes);

  /** An empty book for at most {@code bound} bindings. */
  public BindingBook(BookClock clock, int bound) {
    this.clock = clock;
    replies = new ReplyRules(changes, bound);
  }

  /**
   * The context of a message.
   *
   * @param vrf the routing domain of the link; empty for the default one
   * @param link the client link
   * @param peer the client, or the relay between it and this one
   * @param linkLayerAddress the peer's hardware address, if it is known
   * @param message the client's or server's message
   * @param nowMillis when it was relayed, on the book's clock
   */
  public record Relayed(
      String vrf,
      String link,
      Ipv6Address peer,
      Optional<LinkLayerAddress> linkLayerAddress,
      MessageSummary message,
      long nowMillis) {}

  /** Adds a listener of all later changes; returns the number of the latest one. */
  public synchronized long add(BindingChange.Listener listener) {
    return changes.add(listener);
  }

  /** A server's message was delivered to the client. */
  public synchronized void delivered(String server, Relayed reply) {
    replies.delivered(server, reply);
  }

  /** A client's message was sent to servers. */
  public synchronized void forwarded(Relayed request) {
    clients.forwarded(request);
  }

  /** Ends what has expired among the next {@code most} bindings, in turn. */
  public synchronized void expire(int most) {
    long now = clock.millis();
    changes.completeness = changes.completeness.at(now);
    for (BindingRow row : rows.next(most)) {
      List<Binding.Claim> before = row.claims;
      if (row.expire(now)) {
        if (row.claims.isEmpty()) {
          row.claims = before;
          changes.end(row, BindingChange.Kind.EXPIRED);
        } else {
          changes.publish(BindingChange.Kind.UPDATED, row);
        }
      }
    }
  }

  /** Ends the bindings that {@code which} selects, on the operator's request; returns how many. */
  public synchronized int clear(Predicate<Binding> which) {
    List<BindingRow> chosen = new ArrayList<>();
    rows.forEach(row -> {
      if (which.test(row.view(row.claims))) {
        chosen.add(row);
      }
    });
    chosen.forEach(row -> changes.end(row, BindingChange.Kind.CLEARED));
    return chosen.size();
  }

  /** Adds a binding of an earlier run; listeners are not notified. */
  synchronized void restore(Binding binding) {
    replies.restore(binding);
  }

  /** Notes that messages before {@code nowMillis} may be missing. */
  public synchronized void markIncomplete(long nowMillis) {
    changes.completeness = changes.completeness.missingAt(nowMillis);
  }

  /** Since when bindings may be missing; empty if the book is complete. */
  public synchronized Optional<Instant> incompleteSince() {
    return changes.completeness.sinceMillis().map(clock::instant);
  }

  /** The clock of the times in this book. */
  public BookClock clock() {
    return clock;
  }

  /** How many bindings there are. */
  public synchronized int size() {
    return rows.size();
  }

  /** How many bindings were not added because the book was full. */
  public synchronized long omitted() {
    return replies.omitted();
  }

  /** The number of the latest change. */
  public synchronized long sequence() {
    return changes.sequence();
  }

  /** Shows all bindings in the order of their prefixes, with the number of the latest change. */
  public synchronized long forEach(Consumer<Binding> sink) {
    rows.forEach(row -> sink.accept(row.view(row.claims)));
    return changes.sequence();
  }

  /** All bindings, in the order of their prefixes. */
  public List<Binding> all() {
    List<Binding> all = new ArrayList<>();
    forEach(all::add);
    return all;
  }

  /** The bindings whose prefix contains that prefix, equals it, or lies within it. */
  public synchronized List<Binding> overlapping(Ipv6Prefix prefix) {
    return rows.overlapping(prefix).stream().map(row -> row.view(row.claims)).toList();
  }

  /** The bindings of an address. */
  public List<Binding> overlapping(Ipv6Address address) {
    return overlapping(new Ipv6Prefix(address, WHOLE_ADDRESS));
  }

  /** The bindings of that client on all links. */
  public synchronized List<Binding> of(Octets client) {
    return rows.of(client).stream().map(row -> row.view(row.claims)).toList();
  }
}
