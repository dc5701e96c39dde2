package net.relay6.bindings;

/**
 * A change of the binding book.
 *
 * @param sequence the number of the change, one more than that of the change before
 * @param kind what has changed
 * @param binding the binding after the change, or the removed binding
 */
public record BindingChange(long sequence, Kind kind, Binding binding) {

  /** Kinds of changes. */
  public enum Kind {
    /** Granted for the first time. */
    ADDED,
    /** Extended, or granted by another server too. */
    EXTENDED,
    /** Peer, hardware address, state or claims have changed. */
    UPDATED,
    /** The client released it, naming the last server that had granted it. */
    RELEASED,
    /** The client found the address in use by another node, and declined it. */
    DECLINED,
    /** The last server that had granted it revoked it: valid lifetime 0, or NoBinding. */
    REVOKED,
    /** Its last valid lifetime has ended. */
    EXPIRED,
    /** The same client received it on another link or in another identity association. */
    MOVED,
    /** The operator removed it. */
    CLEARED;

    /** Whether the binding is no longer in the book. */
    public boolean isEnd() {
      return switch (this) {
        case ADDED, EXTENDED, UPDATED -> false;
        case RELEASED, DECLINED, REVOKED, EXPIRED, MOVED, CLEARED -> true;
      };
    }
  }

  /** Receives each change in order, on the thread that changes the book; must not block. */
  @FunctionalInterface
  public interface Listener {

    /** The book has changed. */
    void changed(BindingChange change);
  }
}
