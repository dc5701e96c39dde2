package net.relay6.cli.events;

import java.io.IOException;

/** Where events go. Its text names it to the operator. */
interface Destination {

  /** Hands over one event, a JSON object on one line without a line feed. May take seconds. */
  void accept(String event) throws IOException, InterruptedException;
}
