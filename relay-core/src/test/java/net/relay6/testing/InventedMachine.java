package net.relay6.testing;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import net.relay6.assembly.Platform;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.InterfaceTable;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.SettingsReader;
import net.relay6.settings.SettingsResult;

/**
 * A machine that exists on paper: interfaces, routes and names of hosts, each of which may have a
 * fault.
 */
public final class InventedMachine {

  /** What a relay asks of a machine. */
  public enum Part {
    INTERFACES,
    ROUTES,
    NAMES
  }

  private final InventedInterfaces interfaces = new InventedInterfaces();
  private final Map<Ipv6Address, InterfaceSet> routes = new HashMap<>();
  private final Map<String, List<Ipv6Address>> names = new ConcurrentHashMap<>();
  private final Map<Part, RuntimeException> faults = new ConcurrentHashMap<>();

  /** A machine without anything. */
  public InventedMachine() {}

  /** Its interfaces. */
  public InventedInterfaces interfaces() {
    return interfaces;
  }

  /** From now on datagrams to that address leave by that interface. */
  public void routeTo(String address, int interfaceIndex) {
    routes.put(Ipv6Address.parse(address).orElseThrow(), InterfaceSet.of(List.of(interfaceIndex)));
  }

  /** From now on a host has that address. */
  public void name(String host, String address) {
    names.put(host, List.of(Ipv6Address.parse(address).orElseThrow()));
  }

  /** From now on that part fails whenever it is asked. */
  public void breaks(Part part, RuntimeException fault) {
    faults.put(part, fault);
  }

  /** From now on nothing fails any more. */
  public void mend() {
    faults.clear();
  }

  /** What a relay sees of it. */
  public Platform platform() {
    InterfaceTable table = () -> ask(Part.INTERFACES, interfaces::snapshot);
    return new Platform(
        table,
        host -> ask(Part.NAMES, () -> names.getOrDefault(host, List.of())),
        (address, _) -> ask(Part.ROUTES, () -> routes.getOrDefault(address, InterfaceSet.NONE)),
        Optional::empty,
        "router");
  }

  private <T> T ask(Part part, Supplier<T> answer) {
    RuntimeException fault = faults.get(part);
    if (fault != null) {
      throw fault;
    }
    return answer.get();
  }

  /** Settings, of which {@code text} is within {@code relay6 {}}. */
  public static RelaySettings settings(String text) {
    SettingsResult result = SettingsReader.parse("relay6 {\n" + text + "\n}\n", "test");
    return assertInstanceOf(SettingsResult.Valid.class, result, result.toString()).settings();
  }
}
