package net.relay6.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.relay6.counters.Outcome;
import net.relay6.testing.RecordingOutbox.Sent;

/**
 * Each message leaves at once, to each server once, whomever it names.
 *
 * @param servers the servers' names in the order of the settings
 */
record EveryServerGetsEveryMessage(List<String> servers) implements Checker {

  @Override
  public void forwarded(Forwarding forwarding) {
    assertEquals(new Outcome.Forwarded(servers.size()), forwarding.outcome());
    assertEquals(
        servers.stream().map(server -> "to " + server).toList(),
        forwarding.sent().stream().map(Sent::destination).toList());
  }
}
