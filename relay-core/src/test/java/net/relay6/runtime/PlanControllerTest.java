package net.relay6.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.RelayCounters;
import net.relay6.planning.PlanAssembly;
import net.relay6.planning.model.AssembledPlan;
import net.relay6.planning.model.LinkStatus;
import net.relay6.settings.RelaySettings;
import net.relay6.testing.FailingFaults;
import net.relay6.testing.InventedMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A plan is made whole before it is in force, whatever fails on the way. */
public class PlanControllerTest {

  private static final String BEFORE =
      """
      servers { alpha { address = "2001:db8:a::2" }, beta { address = "2001:db8:b::2" } }
      links = [ { interface = lan0 } ]
      """;

  private static final String AFTER =
      """
      servers { alpha { address = "2001:db8:a::2" }, kea { address = "kea.example.net" } }
      links = [ { interface = "lan*", send-relay-id = true } ]
      """;

  @TempDir private Path folder = Path.of("");

  private final InventedMachine machine = new InventedMachine();
  private final PlanController inForce;
  private long nowNanos;

  PlanControllerTest() {
    machine.interfaces().apply("lan0 7 up 1500 fe80::1/64 2001:db8:1::1/64");
    machine.name("kea.example.net", "2001:db8:c::2");
    inForce = plan(machine, BEFORE, () -> nowNanos);
  }

  @AfterEach
  void close() {
    inForce.close();
  }

  /** What may fail while the plan of other settings is made. */
  enum Step {
    NAMES,
    INTERFACES,
    ROUTES,
    RELAY_ID,
    PLANNING
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void aFaultWhileAPlanOfOtherSettingsIsMadeChangesNothing(Step step) throws IOException {
    RelaySettings settings = inForce.settings();
    RelaySettings next = InventedMachine.settings(AFTER);
    AssembledPlan assembled = inForce.assembled();
    List<LinkStatus.Timed> links = inForce.links();
    RelaySettings failing = letFail(step, next);
    assertThrows(RuntimeException.class, () -> prepare(failing));
    assertSame(settings, inForce.settings());
    assertSame(assembled, inForce.assembled());
    assertSame(links, inForce.links());

    mend();
    inForce.refresh();
    assertEquals(assembled.plan(), inForce.assembled().plan());
    inForce.apply(prepare(next));
    assertEquals(List.of("alpha", "kea"), names(inForce.assembled().plan().servers()));
    assertEquals(List.of("beta"), names(inForce.assembled().plan().draining().servers()));
  }

  @Test
  void whatIsPreparedAndNotAdoptedIsForgotten() {
    RelayPlan plan = inForce.assembled().plan();
    var _ = prepare(InventedMachine.settings(AFTER));
    inForce.refresh();
    assertEquals(plan, inForce.assembled().plan());
    inForce.apply(inForce.plan(inForce.settings()));
    assertEquals(List.of(), names(inForce.assembled().plan().draining().servers()));
  }

  @Test
  void aFaultWhileLookingIsMadeGoodByTheNextLook() {
    machine.breaks(InventedMachine.Part.INTERFACES, new IllegalStateException("no table"));
    machine.interfaces().apply("lan0 7 up 1400 fe80::1/64 2001:db8:1::1/64");
    assertThrows(IllegalStateException.class, inForce::refresh);
    mend();
    inForce.refresh();
    assertEquals(1400, inForce.assembled().plan().links().getFirst().interfaceState().mtu());
  }

  @Test
  void whatAFaultKeepsFromBeingForgottenIsForgottenByTheNextLook() {
    inForce.apply(prepare(InventedMachine.settings(AFTER)));
    inForce.refresh();
    assertEquals(List.of("beta"), names(inForce.assembled().plan().draining().servers()));
    nowNanos += DrainTracker.TIMEOUT.toNanos();
    cannotBePlanned();
    assertThrows(IllegalArgumentException.class, inForce::refresh);
    mend();
    inForce.refresh();
    assertEquals(List.of(), names(inForce.assembled().plan().draining().servers()));
  }

  private PlanController.PendingPlan prepare(RelaySettings next) {
    inForce.resolveNames(next);
    return inForce.plan(next);
  }

  private RelaySettings letFail(Step step, RelaySettings next) throws IOException {
    IllegalStateException fault = new IllegalStateException(step.name());
    switch (step) {
      case NAMES -> machine.breaks(InventedMachine.Part.NAMES, fault);
      case INTERFACES -> machine.breaks(InventedMachine.Part.INTERFACES, fault);
      case ROUTES -> machine.breaks(InventedMachine.Part.ROUTES, fault);
      case PLANNING -> cannotBePlanned();
      case RELAY_ID -> {
        return with(next, "stateDirectory", closedFolder());
      }
    }
    return next;
  }

  /** No address has a prefix as long as that. */
  private void cannotBePlanned() {
    machine.interfaces().apply("lan1 8 up 1500 fe80::1/64 2001:db8:2::1/999");
  }

  /** One that cannot even be asked for what is in it. */
  private Path closedFolder() throws IOException {
    try (FileSystem archive =
        FileSystems.newFileSystem(folder.resolve("state.zip"), Map.of("create", "true"))) {
      return archive.getPath("/");
    }
  }

  /** The same settings but for one part, which no file could say. */
  private static RelaySettings with(RelaySettings settings, String part, Object value) {
    try {
      RecordComponent[] parts = RelaySettings.class.getRecordComponents();
      Class<?>[] types = new Class<?>[parts.length];
      Object[] values = new Object[parts.length];
      for (int index = 0; index < parts.length; index++) {
        types[index] = parts[index].getType();
        values[index] =
            parts[index].getName().equals(part)
                ? value
                : parts[index].getAccessor().invoke(settings);
      }
      return RelaySettings.class.getConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException fault) {
      throw new LinkageError(fault.getMessage(), fault);
    }
  }

  private void mend() {
    machine.mend();
    machine.interfaces().apply("lan1 gone");
  }

  private static List<String> names(List<ServerPlan> servers) {
    List<String> names = new ArrayList<>();
    servers.forEach(server -> names.add(server.name()));
    return names;
  }

  /** The plan of those settings on that machine. */
  public static PlanController plan(InventedMachine machine, String text, LongSupplier nanoClock) {
    RelaySettings settings = InventedMachine.settings(text);
    PlanAssembly assembly =
        new PlanAssembly(
            settings,
            UnpooledByteBufAllocator.DEFAULT,
            new RelayCounters(),
            new FailingFaults(),
            List.of(),
            () -> 0);
    return new PlanController(
        PlanController.Configuration.of(settings, assembly),
        machine.platform(),
        () -> Instant.EPOCH,
        nanoClock,
        () -> {},
        fault -> {
          throw fault;
        });
  }
}
