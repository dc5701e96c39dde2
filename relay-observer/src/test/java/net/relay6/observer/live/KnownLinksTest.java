package net.relay6.observer.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;
import net.relay6.observer.rule.KnownLink;
import net.relay6.runtime.PlanController;
import net.relay6.runtime.PlanControllerTest;
import net.relay6.testing.InventedMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KnownLinksTest {

  private final InventedMachine machine = new InventedMachine();
  private final PlanController inForce;

  KnownLinksTest() {
    machine.interfaces().apply("lan0 7 up 1500 fe80::1/64 2001:db8:1::1/64");
    inForce =
        PlanControllerTest.plan(
            machine,
            """
            servers { alpha { address = "2001:db8:a::2" }, beta { address = "2001:db8:b::2" } }
            links = [
              {
                interface = lan0
                link-addresses { beta = "2001:db8:5::1" }
              }
            ]
            """,
            () -> 0);
  }

  @AfterEach
  void close() {
    inForce.close();
  }

  @Test
  void haveThisNodesAddressesAndTheLinkAddressOfEachServer() {
    assertEquals(
        Map.of(
            "lan0",
            new KnownLink(
                Set.of(address("fe80::1"), address("2001:db8:1::1")),
                List.of(Ipv6Prefix.parse("2001:db8:1::/64").orElseThrow()),
                Map.of("alpha", address("2001:db8:1::1"), "beta", address("2001:db8:5::1")),
                true)),
        published().getFirst());
  }

  @Test
  void arePublishedAgainOnlyWhenTheyChange() {
    assertEquals(1, published().size());
    inForce.refresh();
    assertEquals(List.of(), published());
    machine.interfaces().apply("lan0 7 up 1500 fe80::1/64 2001:db8:1::1/64 2001:db8:1::2/64");
    inForce.refresh();
    assertTrue(
        published().getFirst().values().stream()
            .allMatch(link -> link.addresses().contains(address("2001:db8:1::2"))));
  }

  private List<Map<String, KnownLink>> published() {
    List<Map<String, KnownLink>> links = new ArrayList<>();
    inForce.publishLinks((plan, interfaces) -> links.add(KnownLinks.of(plan, interfaces)));
    return links;
  }

  private static Ipv6Address address(String text) {
    return Ipv6Address.parse(text).orElseThrow();
  }
}
