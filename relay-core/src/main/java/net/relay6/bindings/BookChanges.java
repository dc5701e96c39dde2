package net.relay6.bindings;

import java.util.ArrayList;
import java.util.List;
import net.relay6.net.Octets;
import net.relay6.wire.MessageSummary;

/** The rows of a book and what every change of them has in common. */
final class BookChanges {

  final BindingRows rows = new BindingRows();
  Completeness completeness = Completeness.COMPLETE;
  private final List<BindingChange.Listener> listeners = new ArrayList<>();
  private long sequence;

  /** Adds a listener of all later changes; returns the number of the latest one. */
  long add(BindingChange.Listener listener) {
    listeners.add(listener);
    return sequence;
  }

  /** The number of the latest change. */
  long sequence() {
    return sequence;
  }

  /** The client's bindings of that identity association on that link. */
  List<BindingRow> held(BindingBook.Relayed relayed, MessageSummary.Association association) {
    return rows.of(relayed.message().client()).stream()
        .filter(row -> isOnLink(row, relayed))
        .filter(row -> row.isOfAssociation(kind(association), association.iaid()))
        .toList();
  }

  static boolean isOnLink(BindingRow row, BindingBook.Relayed relayed) {
    return row.link().equals(relayed.link()) && row.vrf().equals(relayed.vrf());
  }

  /** Removes the claim of a server, and ends the binding with its last claim. */
  void revoke(BindingRow row, Octets identifier, BindingChange.Kind how) {
    List<Binding.Claim> before = row.claims;
    if (!row.revoke(identifier)) {
      return;
    }
    if (row.claims.isEmpty()) {
      row.claims = before;
      end(row, how);
    } else {
      publish(BindingChange.Kind.UPDATED, row);
    }
  }

  /** Ends a binding. */
  void end(BindingRow row, BindingChange.Kind how) {
    rows.remove(row);
    publish(how, row);
  }

  /** The kind of the bindings of an association. */
  static Binding.Kind kind(MessageSummary.Association association) {
    return association.prefixes() ? Binding.Kind.DELEGATED_PREFIX : Binding.Kind.ADDRESS;
  }

  /** Notifies the listeners of a change of a row. */
  void publish(BindingChange.Kind kind, BindingRow row) {
    sequence++;
    if (!listeners.isEmpty()) {
      BindingChange change = new BindingChange(sequence, kind, row.view(row.claims));
      listeners.forEach(listener -> listener.changed(change));
    }
  }
}
