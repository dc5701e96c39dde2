package net.relay6.bindings;

import java.util.HashMap;
import java.util.Map;
import net.relay6.net.Ipv6Prefix;
import net.relay6.net.Octets;
import net.relay6.option.StatusCode;
import net.relay6.wire.AddressOrPrefix;
import net.relay6.wire.MessageSummary;
import net.relay6.wire.MessageType;

/**
 * What a server's message to a client changes in the book: it grants, extends or revokes bindings.
 */
final class ReplyRules {

  /** REPLYs of one transaction that arrive within this time belong together. */
  private static final long TRANSACTION_MILLIS = 10_000;

  private static final int IDENTIFIERS_MAX = 1024;

  private final BookChanges changes;
  private final int bound;

  /** Each DUID of a server, so that its claims share one object. */
  private final Map<Octets, Octets> identifiers = new HashMap<>();

  private long omitted;

  /** Changes {@code changes}, which has at most {@code bound} rows. */
  ReplyRules(BookChanges changes, int bound) {
    this.changes = changes;
    this.bound = bound;
  }

  /** How many bindings were not added because the book was full. */
  long omitted() {
    return omitted;
  }

  /** A server's message was delivered to the client. */
  void delivered(String server, BindingBook.Relayed reply) {
    MessageSummary message = reply.message();
    if (message.client().length() == 0) {
      return;
    }
    if (message.is(MessageType.REPLY) && message.status() == StatusCode.SUCCESS) {
      message.associations().forEach(association -> delivered(server, reply, association));
    } else if (message.is(MessageType.ADDR_REG_REPLY)) {
      message
          .registered()
          .forEach(lease -> grant(server, reply, Binding.Kind.REGISTERED_ADDRESS, 0, lease));
    }
  }

  /** Adds a binding of an earlier run, without notice. */
  void restore(Binding binding) {
    if (changes.rows.size() < bound) {
      changes.rows.add(BindingRow.restored(binding, this::shared));
      binding.claims().forEach(this::addLifetime);
    }
  }

  private void addLifetime(Binding.Claim claim) {
    changes.completeness =
        changes.completeness.with((claim.validUntilMillis() - claim.grantedMillis()) / 1000);
  }

  private void delivered(
      String server, BindingBook.Relayed reply, MessageSummary.Association association) {
    Binding.Kind kind = BookChanges.kind(association);
    if (association.status() == StatusCode.NO_BINDING) {
      changes
          .held(reply, association)
          .forEach(
              row -> changes.revoke(row, reply.message().server(), BindingChange.Kind.REVOKED));
    } else if (association.status() == StatusCode.SUCCESS) {
      association.leases().forEach(lease -> grant(server, reply, kind, association.iaid(), lease));
    }
  }

  private void grant(
      String server,
      BindingBook.Relayed reply,
      Binding.Kind kind,
      long iaid,
      AddressOrPrefix lease) {
    Octets identifier = reply.message().server();
    Binding.Key key =
        new Binding.Key(
            Ipv6Prefix.containing(lease.address(), lease.prefixLength()),
            reply.vrf(),
            reply.link(),
            reply.message().client(),
            iaid);
    BindingRow known = changes.rows.find(key);
    if (lease.isUsable() && !lease.address().isUnspecified()) {
      Binding.Claim claim =
          new Binding.Claim(
              server,
              shared(identifier),
              reply.nowMillis(),
              end(lease.preferredSeconds(), reply.nowMillis()),
              end(lease.validSeconds(), reply.nowMillis()));
      changes.completeness = changes.completeness.with(lease.validSeconds());
      if (known == null) {
        add(new BindingRow(key, kind, reply.nowMillis()), claim, reply);
      } else {
        extend(known, claim, reply);
      }
    } else if (known != null) {
      changes.revoke(known, identifier, BindingChange.Kind.REVOKED);
    }
  }

  private Octets shared(Octets identifier) {
    if (identifiers.size() > IDENTIFIERS_MAX) {
      identifiers.clear();
    }
    return identifiers.computeIfAbsent(identifier, same -> same);
  }

  private static long end(long seconds, long nowMillis) {
    return seconds == AddressOrPrefix.FOREVER ? BookClock.NEVER : nowMillis + 1000 * seconds;
  }

  private void add(BindingRow row, Binding.Claim claim, BindingBook.Relayed reply) {
    if (changes.rows.size() >= bound) {
      omitted++;
      changes.completeness = changes.completeness.missingAt(reply.nowMillis());
      return;
    }
    row.setPeer(reply.peer());
    reply.linkLayerAddress().ifPresent(row::setLinkLayerAddress);
    row.grant(claim);
    endMoved(row);
    changes.rows.add(row);
    row.transactionId = reply.message().transactionId();
    comparePeersOf(row, claim);
    changes.publish(BindingChange.Kind.ADDED, row);
  }

  /** The client has the same prefix elsewhere: it has moved, or its software is new. */
  private void endMoved(BindingRow row) {
    for (BindingRow other : changes.rows.of(row.prefix())) {
      if (other.isOf(row.key().client())) {
        changes.end(other, BindingChange.Kind.MOVED);
      }
    }
  }

  private void extend(BindingRow row, Binding.Claim claim, BindingBook.Relayed reply) {
    row.grant(claim);
    row.state = Binding.State.CONFIRMED;
    row.transactionId = reply.message().transactionId();
    comparePeersOf(row, claim);
    changes.publish(BindingChange.Kind.EXTENDED, row);
  }

  /**
   * If another server granted another prefix to the same identity association in the same
   * transaction, the client uses one of them (RFC 9915, section 18.2.10.1), and its next message
   * shows which.
   */
  private void comparePeersOf(BindingRow row, Binding.Claim claim) {
    for (BindingRow other : changes.rows.of(row.key().client())) {
      if (other != row && isGrantedAtOnce(other, row, claim)) {
        row.state = Binding.State.UNCONFIRMED;
        if (other.state != Binding.State.UNCONFIRMED) {
          other.state = Binding.State.UNCONFIRMED;
          changes.publish(BindingChange.Kind.UPDATED, other);
        }
      }
    }
  }

  private static boolean isGrantedAtOnce(BindingRow other, BindingRow row, Binding.Claim claim) {
    return other.transactionId == row.transactionId
        && other.isOfAssociation(row.kind(), row.key().iaid())
        && other.link().equals(row.link())
        && other.vrf().equals(row.vrf())
        && !other.isGrantedBy(claim.identifier())
        && claim.grantedMillis() - other.claims.getLast().grantedMillis() < TRANSACTION_MILLIS;
  }
}
