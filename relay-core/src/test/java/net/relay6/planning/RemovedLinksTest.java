package net.relay6.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.relay6.counters.DropReason;
import net.relay6.counters.LinkCounters;
import net.relay6.counters.Outcome;
import net.relay6.counters.RelayCounters;
import net.relay6.counters.ServerCounters;
import net.relay6.testing.InventedInterfaces;
import net.relay6.testing.RelayBench;
import org.junit.jupiter.api.Test;

/** Interfaces of a pattern that come, are used, and go, more of them than are worth remembering. */
class RemovedLinksTest {

  private static final String SETTINGS =
      """
      relay6 {
        link-defaults { client-rate = null, link-rate = 1, link-burst = 2 }
        links = [ { interface = "ppp*" }, { interface = lan0 } ]
      }
      """;

  private static final int MANY = 2 * RemovedNames.REMEMBERED;

  private final InventedInterfaces interfaces = InventedInterfaces.of(line("lan0", 1));
  private final RelayBench relay = new RelayBench(SETTINGS, interfaces, List.of());

  RemovedLinksTest() {
    relay.stopClock();
  }

  @Test
  void theFirstThatWentAreForgottenFirstAndThoseThatAreThereNever() {
    RemovedNames gone = new RemovedNames(RemovedNames.REMEMBERED);
    List<String> names = IntStream.range(0, MANY).mapToObj(number -> "ppp" + number).toList();
    gone.update(names);
    assertEquals(List.of(), gone.takeEvicted());
    for (String name : names) {
      gone.update(List.of(name, "lan0"));
    }
    gone.update(List.of("ppp300"));
    List<String> forgotten = gone.takeEvicted();
    assertEquals(List.of("ppp0", "ppp1"), forgotten.subList(0, 2));
    assertEquals(MANY - RemovedNames.REMEMBERED, forgotten.size());
    assertFalse(forgotten.contains("ppp300"));
    assertFalse(forgotten.contains("ppp511"));
    assertEquals(List.of(), gone.takeEvicted());
  }

  @Test
  void theirCountersStayFewAndTheirSumsGrowAllTheSame() {
    solicit("lan0");
    for (int number = 0; number < MANY; number++) {
      long before = received();
      comeAndGo("ppp" + number);
      assertEquals(before + 1, received());
    }
    Map<String, LinkCounters> links = relay.counters().links();
    assertEquals(RemovedNames.REMEMBERED + 2, links.size());
    assertEquals(MANY - RemovedNames.REMEMBERED, counters("ppp*").arrivals().received());
    assertEquals(MANY - RemovedNames.REMEMBERED, counters("ppp*").arrivals().forwarded());
    assertEquals(1, counters("lan0").arrivals().received());
    relay.takeSent();
    relay.assertNothingLost();
  }

  @Test
  void oneThatComesBackSoonGoesOnWhereItWas() {
    comeAndGo("ppp0");
    for (int number = 1; number < RemovedNames.REMEMBERED; number++) {
      comeAndGo("ppp" + number);
    }
    come("ppp0");
    assertEquals(Outcome.forwarded(1), solicit("ppp0"));
    assertEquals(DropReason.LINK_RATE.outcome(), solicit("ppp0"));
    assertEquals(3, counters("ppp0").arrivals().received());
    assertEquals(1, counters("ppp0").arrivals().dropped(DropReason.LINK_RATE));
  }

  @Test
  void oneThatComesBackLateBeginsAnew() {
    IntStream.rangeClosed(0, RemovedNames.REMEMBERED).forEach(number -> comeAndGo("ppp" + number));
    come("ppp0");
    assertEquals(Outcome.forwarded(1), solicit("ppp0"));
    assertEquals(Outcome.forwarded(1), solicit("ppp0"));
    assertEquals(DropReason.LINK_RATE.outcome(), solicit("ppp0"));
    assertEquals(3, counters("ppp0").arrivals().received());
    assertEquals(1, counters("ppp*").arrivals().received());
  }

  @Test
  void whatNoPatternFitsAnyMoreIsCountedTogetherToo() {
    comeAndGo("ppp0");
    relay.reload("relay6.links = [ { interface = \"vlan*\" }, { interface = lan0 } ]");
    for (int number = 0; number < RemovedNames.REMEMBERED + 1; number++) {
      comeAndGo("vlan" + number);
    }
    assertEquals(1, counters("*").arrivals().received());
  }

  @Test
  void whatTheKernelDroppedThereIsCountedTogetherToo() {
    for (int number = 0; number < RemovedNames.REMEMBERED + 2; number++) {
      relay.counters().link("ppp" + number).arrivals().countReceiveBufferLosses(3);
      comeAndGo("ppp" + number);
    }
    come("lan0");
    assertEquals(6, counters("ppp*").arrivals().receiveBufferLosses());
    assertEquals(3, counters("ppp2").arrivals().receiveBufferLosses());
  }

  @Test
  void serversThatReloadsRemoveAreCountedTogether() {
    int many = 3 * RemovedNames.SERVERS_REMEMBERED;
    come("lan0");
    for (int number = 0; number < many; number++) {
      relay.reload(
          """
          relay6 {
            servers { s%d { address = "2001:db8:a::2" } }
            link-defaults { client-rate = null }
            links = [ { interface = lan0 } ]
          }
          """
              .formatted(number));
      relay.followInterfaces();
      solicit("lan0");
    }
    Map<String, ServerCounters> servers = relay.counters().servers();
    assertTrue(
        servers.size() <= RemovedNames.SERVERS_REMEMBERED + 4,
        () -> "counted: " + servers.keySet());
    assertTrue(
        relay.counters().server(RelayCounters.FORMER_SERVERS).relayForwards() > 0,
        servers::toString);
    assertEquals(many, servers.values().stream().mapToLong(ServerCounters::relayForwards).sum());
    relay.takeSent();
    relay.assertNothingLost();
  }

  private void comeAndGo(String name) {
    come(name);
    solicit(name);
    interfaces.apply(name + " gone");
    relay.followInterfaces();
  }

  private void come(String name) {
    interfaces.apply(line(name, 2));
    relay.followInterfaces();
  }

  private Outcome solicit(String link) {
    return relay.receiveOnLink(link, "fe80::1", 546, HexFormat.of().parseHex("01abcdef"));
  }

  private LinkCounters counters(String link) {
    return Optional.ofNullable(relay.counters().links().get(link)).orElseThrow();
  }

  private long received() {
    return relay.counters().links().values().stream()
        .mapToLong(link -> link.arrivals().received())
        .sum();
  }

  private static String line(String name, int index) {
    return "%s %d up 1500 fe80::%d/64 2001:db8:1::%d/64".formatted(name, index, index, index);
  }
}
