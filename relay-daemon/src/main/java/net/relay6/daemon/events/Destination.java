package net.relay6.daemon.events;

import java.io.IOException;

/** A destination of events. Its text names it to the operator. */
interface Destination {

  /** Delivers one event, a JSON object on one line without a line feed. May take seconds. */
  void accept(String event) throws IOException, InterruptedException;
}
