package net.relay6.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.List;
import java.util.Optional;
import net.relay6.agent.RelayAgent;
import net.relay6.agent.RelayPlan;
import net.relay6.counters.RelayCounters;
import net.relay6.planning.PlanAssembly;
import net.relay6.planning.PlanComparison;
import net.relay6.planning.model.Environment;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import net.relay6.testing.FailingFaults;
import net.relay6.testing.InventedInterfaces;
import org.junit.jupiter.api.Test;

/** Links of interfaces that exist on paper alone, so that no socket can be opened. */
class LinkChannelsTest {

  private final RelayCounters counters = new RelayCounters();
  private final PlanAssembly assembly = assembly();
  private Optional<RelayPlan> last = Optional.empty();

  @Test
  void aLinkThatVanishesWithoutEverHavingBeenOpenLeavesNoState() {
    RelayPlan nothing = plan();
    RelayAgent agent = new RelayAgent(nothing, counters, new FailingFaults());
    try (Transport transport = Transport.start(agent, counters, new FailingFaults())) {
      for (int number = 0; number < 100; number++) {
        String name = "ppp" + number;
        follow(transport, plan(name + " 2147483000 up 1500 fe80::1/64 2001:db8:1::1/64"));
        assertFalse(transport.states().find("link", name).orElseThrow().open());
        assertEquals(1, links(transport));
      }
      follow(transport, nothing);
      assertEquals(0, links(transport));
    }
  }

  private static long links(Transport transport) {
    return transport.states().all().keySet().stream()
        .filter(channel -> channel.startsWith("link "))
        .count();
  }

  private void follow(Transport transport, RelayPlan plan) {
    transport.apply(PlanComparison.between(last, plan).orElseThrow()).syncUninterruptibly();
    last = Optional.of(plan);
  }

  private RelayPlan plan(String... interfaces) {
    return assembly.assemble(Environment.of(InventedInterfaces.of(interfaces).snapshot())).plan();
  }

  private PlanAssembly assembly() {
    SettingsResult result =
        SettingsReader.parse(
            "relay6 { servers { alpha { address = \"2001:db8::2\" } }, links = [ { interface ="
                + " \"ppp*\" } ] }",
            "test");
    return new PlanAssembly(
        assertInstanceOf(SettingsResult.Valid.class, result, result.toString()).settings(),
        UnpooledByteBufAllocator.DEFAULT,
        counters,
        new FailingFaults(),
        List.of(),
        () -> 0);
  }
}
