package net.relay6.testing;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.plan.Draining;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.RelayCounters;
import net.relay6.planning.PlanAssembly;
import net.relay6.planning.model.Environment;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;

/**
 * Plans of one configuration after the other, on interfaces that are written {@code lan0/4} for
 * number 4, with a link-local and a global address of their own, or {@code lan0/4/1400} for another
 * MTU than 1500.
 */
public final class Plans {

  private final RelayCounters counters = new RelayCounters();
  private PlanAssembly assembly;

  /** Plans of those settings, the text within {@code relay6 {}}. */
  public Plans(String settings) {
    assembly =
        new PlanAssembly(
            settings(settings),
            UnpooledByteBufAllocator.DEFAULT,
            counters,
            new FailingFaults(),
            List.of(),
            () -> 0);
  }

  /** Those settings from now on. */
  public void reload(String settings) {
    assembly = assembly.next(settings(settings));
  }

  /** The plan on those interfaces. */
  public RelayPlan on(String... interfaces) {
    return assembly.assemble(surroundings(interfaces)).plan();
  }

  /** The same when {@code last} was followed until a moment ago. */
  public RelayPlan after(RelayPlan last, String... interfaces) {
    Draining draining = last.toDraining();
    List<ServerPlan> servers = new ArrayList<>(last.draining().servers());
    servers.addAll(draining.servers());
    return assembly
        .assemble(surroundings(interfaces), new Draining(servers, draining.interfaceIds()))
        .plan();
  }

  /** What they count. */
  public RelayCounters counters() {
    return counters;
  }

  private static Environment surroundings(String... interfaces) {
    return Environment.of(
        InventedInterfaces.of(
                Arrays.stream(interfaces)
                    .filter(one -> !one.isBlank())
                    .map(Plans::line)
                    .toArray(String[]::new))
            .snapshot());
  }

  private static String line(String text) {
    String[] parts = text.split("/", -1);
    return "%s %s up %s fe80::%s/64 2001:db8:1:%s::1/64"
        .formatted(parts[0], parts[1], parts.length == 3 ? parts[2] : "1500", parts[1], parts[1]);
  }

  private static RelaySettings settings(String text) {
    SettingsResult result = SettingsReader.parse("relay6 {\n" + text + "\n}\n", "test");
    return assertInstanceOf(SettingsResult.Valid.class, result, result.toString()).settings();
  }
}
