package net.relay6.bindings;

import net.relay6.net.Ipv6Prefix;
import net.relay6.wire.MessageSummary;
import net.relay6.wire.MessageType;

/**
 * What a client's message changes in the book: RELEASE and DECLINE end bindings, and the others
 * show where the client is and what it holds.
 */
final class ClientRules {

  private final BookChanges changes;

  ClientRules(BookChanges changes) {
    this.changes = changes;
  }

  /** A client's message was sent to servers. */
  void forwarded(BindingBook.Relayed request) {
    MessageSummary message = request.message();
    if (message.is(MessageType.RELEASE)) {
      end(request, BindingChange.Kind.RELEASED);
    } else if (message.is(MessageType.DECLINE)) {
      end(request, BindingChange.Kind.DECLINED);
    } else {
      contact(request);
    }
  }

  /** Only the client of a lease can end it, on its own link and by the name of its server. */
  private void end(BindingBook.Relayed request, BindingChange.Kind how) {
    for (MessageSummary.Association association : request.message().associations()) {
      for (BindingRow row : changes.held(request, association)) {
        if (association.leases().isEmpty() || isNamed(row, association)) {
          changes.revoke(row, request.message().server(), how);
        }
      }
    }
  }

  private static boolean isNamed(BindingRow row, MessageSummary.Association association) {
    Ipv6Prefix prefix = row.prefix();
    return association.leases().stream()
        .anyMatch(
            lease -> lease.prefixLength() == prefix.length() && prefix.contains(lease.address()));
  }

  /** The client's message shows where it is, and a RENEW or REBIND what it holds. */
  private void contact(BindingBook.Relayed request) {
    MessageSummary message = request.message();
    for (BindingRow row : changes.rows.of(message.client())) {
      if (BookChanges.isOnLink(row, request)) {
        boolean moved = isMoved(row, request);
        row.contactMillis = request.nowMillis();
        if (isUseKnown(row, message) || moved) {
          changes.publish(BindingChange.Kind.UPDATED, row);
        }
      }
    }
  }

  private static boolean isMoved(BindingRow row, BindingBook.Relayed request) {
    boolean moved = !row.peer().equals(request.peer());
    row.setPeer(request.peer());
    return request.linkLayerAddress().map(row::setLinkLayerAddress).orElse(false) || moved;
  }

  private static boolean isUseKnown(BindingRow row, MessageSummary message) {
    if (!message.is(MessageType.RENEW) && !message.is(MessageType.REBIND)) {
      return false;
    }
    Binding.State before = row.state;
    message.associations().stream()
        .filter(
            association -> row.isOfAssociation(BookChanges.kind(association), association.iaid()))
        .forEach(association -> row.state = use(row, association));
    return row.state != before;
  }

  private static Binding.State use(BindingRow row, MessageSummary.Association association) {
    if (isNamed(row, association)) {
      return Binding.State.CONFIRMED;
    }
    return row.state == Binding.State.UNCONFIRMED ? Binding.State.UNUSED : row.state;
  }
}
