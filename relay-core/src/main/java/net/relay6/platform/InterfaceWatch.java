package net.relay6.platform;

import java.util.Optional;

/** An eye on the interfaces: {@link InterfaceTable#watch}. */
public interface InterfaceWatch extends AutoCloseable {

  /** The interfaces as they are now; any thread. */
  InterfaceSnapshot snapshot();

  /**
   * Why changes are not told, so that one has to look from time to time; empty while they are told.
   * May come to be, but does not go away.
   */
  Optional<String> silence();

  /** Nothing is told after this. */
  @Override
  void close();

  /** A watch that reads {@code table} at every look and tells nothing, for that {@code reason}. */
  static InterfaceWatch byLooking(InterfaceTable table, String reason) {
    return new InterfaceWatch() {

      @Override
      public InterfaceSnapshot snapshot() {
        return table.snapshot();
      }

      @Override
      public Optional<String> silence() {
        return Optional.of(reason);
      }

      @Override
      public void close() {
        // Nothing is held between two looks.
      }
    };
  }
}
