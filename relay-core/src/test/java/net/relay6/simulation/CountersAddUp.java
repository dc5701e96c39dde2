package net.relay6.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import net.relay6.counters.LinkCounters;
import net.relay6.counters.RelayCounters;
import net.relay6.counters.ServerCounters;
import net.relay6.testing.RelayBench;

/** What the relay counted in its life is what was seen from outside, nothing more. */
final class CountersAddUp implements Checker {

  private final Map<String, Long> seen = new TreeMap<>();

  @Override
  public void forwarded(Forwarding forwarding) {
    count("link " + forwarding.from().link() + " received");
    count("link " + forwarding.from().link() + " forwarded");
    forwarding
        .sent()
        .forEach(copy -> count("server " + copy.destination().substring(3) + " copies"));
  }

  @Override
  public void delivered(Delivery delivery) {
    count("server " + delivery.server() + " received");
    count("server " + delivery.server() + " delivered");
    delivery
        .sent()
        .forEach(answer -> {
          count("server " + delivery.server() + " answers");
          count("link " + answer.destination().split(" ", -1)[1] + " sent");
        });
  }

  @Override
  public void stopped(RelayBench relay) {
    assertEquals(seen, counted(relay.counters()));
    seen.clear();
  }

  private void count(String what) {
    seen.merge(what, 1L, Long::sum);
  }

  private static Map<String, Long> counted(RelayCounters counters) {
    Map<String, Long> counted = new TreeMap<>();
    counters.links().forEach((name, link) -> count(counted, "link " + name + " ", link));
    counters.servers().forEach((name, server) -> count(counted, "server " + name + " ", server));
    counted.put("unicast received", counters.unicast().received());
    counted.values().removeIf(count -> count == 0);
    return counted;
  }

  private static void count(Map<String, Long> counted, String name, LinkCounters link) {
    counted.put(name + "received", link.arrivals().received());
    counted.put(name + "forwarded", link.arrivals().forwarded());
    counted.put(name + "delivered", link.arrivals().delivered());
    counted.put(name + "dropped", link.arrivals().dropped());
    counted.put(name + "sent", link.sent());
    counted.put(name + "send errors", link.sendErrors());
  }

  private static void count(Map<String, Long> counted, String name, ServerCounters server) {
    counted.put(name + "received", server.arrivals().received());
    counted.put(name + "forwarded", server.arrivals().forwarded());
    counted.put(name + "delivered", server.arrivals().delivered());
    counted.put(name + "dropped", server.arrivals().dropped());
    counted.put(name + "copies", server.relayForwards());
    counted.put(name + "answers", server.relayedResponses());
    counted.put(name + "send errors", server.sendErrors());
  }
}
