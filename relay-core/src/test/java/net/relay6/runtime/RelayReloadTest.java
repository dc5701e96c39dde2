package net.relay6.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.planning.model.LinkStatus;
import net.relay6.settings.RelaySettings;
import net.relay6.testing.InventedMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A running relay on interfaces that exist on paper alone, whose configuration changes together
 * with something else.
 */
class RelayReloadTest {

  private static final RelaySettings BEFORE =
      InventedMachine.settings(
          """
          servers { alpha { address = "2001:db8:a::2", local-port = 20547 } }
          links = [ { interface = lan0, send-relay-id = false } ]
          """);

  private static final RelaySettings AFTER =
      InventedMachine.settings(
          """
          servers { beta { address = "2001:db8:b::2", local-port = 20547 } }
          links = [ { interface = "lan*" } ]
          """);

  private final InventedMachine machine = new InventedMachine();
  private final List<String> seen = new ArrayList<>();
  private final Relay relay;

  RelayReloadTest() {
    machine.interfaces().apply("lan0 2147483000 up 1500 fe80::1/64 2001:db8:1::1/64");
    relay =
        Relay.start(
            BEFORE,
            machine.platform(),
            fault -> {
              throw fault;
            },
            List.of());
  }

  @AfterEach
  void close() {
    relay.close();
  }

  @Test
  void theOtherChangesAreMadeOnceThePlanIsMadeAndBeforeItIsInForce() {
    var change = relay.reload(AFTER, this::look).change();
    assertEquals(List.of("[alpha] on relay6-control"), seen);
    assertEquals(List.of("beta"), change.servers().added());
    assertSame(AFTER, relay.settings());
    assertEquals(List.of("beta"), names(relay.servers()));
  }

  @Test
  void whenTheOthersFailTheRelayIsAsItWas() {
    assertUnchanged(() ->
        relay.reload(
            AFTER,
            () -> {
              look();
              throw new IllegalStateException("another has a fault");
            }));
    assertEquals(1, seen.size());
  }

  @Test
  void whenThePlanCannotBeMadeTheOthersAreNotChanged() {
    machine.breaks(InventedMachine.Part.ROUTES, new IllegalStateException("no routes"));
    assertUnchanged(() -> relay.reload(AFTER, this::look));
    assertEquals(List.of(), seen);
    machine.mend();
    var _ = relay.reload(AFTER, this::look);
    assertSame(AFTER, relay.settings());
  }

  private void assertUnchanged(Runnable reload) {
    List<LinkStatus.Timed> links = relay.links();
    List<ServerPlan> servers = relay.servers();
    assertThrows(IllegalStateException.class, reload::run);
    assertSame(BEFORE, relay.settings());
    assertEquals(links, relay.links());
    assertEquals(servers, relay.servers());
  }

  private void look() {
    seen.add(names(relay.servers()) + " on " + Thread.currentThread().getName());
  }

  private static List<String> names(List<ServerPlan> servers) {
    return servers.stream().map(ServerPlan::name).toList();
  }
}
