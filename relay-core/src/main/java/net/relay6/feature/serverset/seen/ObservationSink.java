package net.relay6.feature.serverset.seen;

/** Receives observations, one after another. */
public interface ObservationSink {

  /** Receives one; its message is borrowed for the call. */
  void see(Observation observation);
}
