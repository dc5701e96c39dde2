package net.relay6.simulation;

import java.util.Optional;
import java.util.function.Consumer;
import net.relay6.fixtures.scripted.ScriptedClient;
import net.relay6.fixtures.simulation.Timeline;

/** One client in time: wakes it when it wants, and lets it send. */
final class ClientLife {

  private static final long AWAY_MILLIS = 30_000;

  private final ScriptedClient client;
  private final Timeline timeline;
  private final Consumer<byte[]> link;
  private long wakesAtMillis = Long.MAX_VALUE;

  /** A client that has not begun; {@code link} takes what it sends. */
  ClientLife(ScriptedClient client, Timeline timeline, Consumer<byte[]> link) {
    this.client = client;
    this.timeline = timeline;
    this.link = link;
  }

  /** Begins to ask for an address. */
  void begin() {
    send(Optional.of(client.solicit(timeline.nowMillis())));
  }

  /** Asks whether its address still fits, if it has one and nothing else to do. */
  void confirm() {
    if (client.binding().isPresent() && client.asking().isEmpty()) {
      send(Optional.of(client.confirm(timeline.nowMillis())));
    }
  }

  /** Gives its address back, if it has one, and comes back a little later. */
  void leaveForAWhile() {
    if (client.binding().isPresent()) {
      send(Optional.of(client.release(timeline.nowMillis())));
      timeline.at(timeline.nowMillis() + AWAY_MILLIS, this::begin);
    }
  }

  /** Takes what has arrived. */
  void hear(byte[] frame) {
    send(client.receive(timeline.nowMillis(), frame));
  }

  /** Whether it has an address that it may use now. */
  boolean hasLease() {
    return client.binding().filter(held -> held.endsAtMillis() > timeline.nowMillis()).isPresent();
  }

  ScriptedClient client() {
    return client;
  }

  private void send(Optional<byte[]> frame) {
    frame.ifPresent(link);
    long next = client.wakesAtMillis();
    if (next != wakesAtMillis) {
      wakesAtMillis = next;
      timeline.at(next, () -> wake(next));
    }
  }

  /** An appointment that has been changed meanwhile means nothing. */
  private void wake(long appointmentMillis) {
    if (appointmentMillis == wakesAtMillis) {
      wakesAtMillis = Long.MAX_VALUE;
      send(client.wake(timeline.nowMillis()));
    }
  }
}
