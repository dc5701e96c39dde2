package net.relay6.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.relay6.counters.Outcome;
import net.relay6.fixtures.frame.FrameView;
import net.relay6.fixtures.frame.OptionName;
import net.relay6.fixtures.scripted.Duid;
import net.relay6.testing.RecordingOutbox.Sent;

/** Each answer goes once to where the client it names lives, and nowhere else. */
final class AnswersReachTheirLink implements Checker {

  private final Map<Duid, Host> hosts;

  AnswersReachTheirLink(List<Host> hosts) {
    this.hosts = hosts.stream().collect(Collectors.toMap(Host::duid, Function.identity()));
  }

  @Override
  public void delivered(Delivery delivery) {
    FrameView answer = delivery.reply().relayed();
    Duid named = answer.first(OptionName.CLIENT_ID).map(Duid::in).orElseThrow();
    Host client = Objects.requireNonNull(hosts.get(named), () -> "nobody is " + named);
    assertEquals(Outcome.DELIVERED, delivery.outcome());
    assertEquals(
        List.of(client.destination()), delivery.sent().stream().map(Sent::destination).toList());
  }
}
