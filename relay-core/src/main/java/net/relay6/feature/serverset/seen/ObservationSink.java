package net.relay6.feature.serverset.seen;

/** Takes observations, one after the other. */
public interface ObservationSink {

  /** Takes one; its message is good for the call. */
  void see(Observation observation);
}
