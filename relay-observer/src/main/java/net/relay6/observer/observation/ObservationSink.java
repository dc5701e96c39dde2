package net.relay6.observer.observation;

/** Receives observations, one after another. */
public interface ObservationSink {

  /** Receives one; its message is borrowed for the call. */
  void see(Observation observation);
}
