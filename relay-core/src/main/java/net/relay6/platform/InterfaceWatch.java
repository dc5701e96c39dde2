package net.relay6.platform;

import java.util.Optional;

/** A watch on the interfaces: {@link InterfaceTable#watch}. */
public interface InterfaceWatch extends AutoCloseable {

  /** The current interfaces; thread-safe. */
  InterfaceSnapshot snapshot();

  /**
   * Why changes are not reported, so that the caller has to poll; empty while they are reported.
   * Once present, it stays.
   */
  Optional<String> silence();

  /** Ends the reports. */
  @Override
  void close();

  /**
   * A watch that reads {@code table} for every snapshot and reports nothing, for that {@code
   * reason}.
   */
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
        // There is nothing to close.
      }
    };
  }
}
