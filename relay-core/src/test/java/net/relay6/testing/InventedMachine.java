package net.relay6.testing;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.InterfaceTable;
import net.relay6.platform.Platform;
import net.relay6.platform.PortTable;
import net.relay6.platform.RouteLookup;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;

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
  private final Map<Ipv6Address, RouteLookup.ResolvedRoute> routes = new HashMap<>();
  private final Map<String, List<Ipv6Address>> names = new ConcurrentHashMap<>();
  private final List<PortTable.Holder> holders = new CopyOnWriteArrayList<>();
  private final InventedClaims claims = new InventedClaims();
  private final Map<Part, RuntimeException> faults = new ConcurrentHashMap<>();

  /** A machine without anything. */
  public InventedMachine() {}

  /** Its interfaces. */
  public InventedInterfaces interfaces() {
    return interfaces;
  }

  /** From now on datagrams to that address leave by that interface. */
  public void routeTo(String address, int interfaceIndex) {
    routes.put(address(address), RouteLookup.ResolvedRoute.via(InterfaceSet.of(interfaceIndex)));
  }

  /** The same from a source address that the kernel chooses, by one of several interfaces. */
  public void routeTo(String address, String source, int... interfaceIndexes) {
    routes.put(
        address(address),
        new RouteLookup.ResolvedRoute(
            InterfaceSet.of(interfaceIndexes), Optional.of(address(source))));
  }

  /** From now on no way leads to that address. */
  public void loseRouteTo(String address) {
    routes.remove(address(address));
  }

  private static Ipv6Address address(String text) {
    return Ipv6Address.parse(text).orElseThrow();
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

  /** Which process relays which interface. */
  public InventedClaims claims() {
    return claims;
  }

  /** The sockets of other programs on port 547. */
  public List<PortTable.Holder> holders() {
    return holders;
  }

  /** What a relay sees of it. */
  public Platform platform() {
    InterfaceTable table = () -> ask(Part.INTERFACES, interfaces::snapshot);
    return new Platform(
        table,
        host -> ask(Part.NAMES, () -> names.getOrDefault(host, List.of())),
        (address, _, _) ->
            ask(Part.ROUTES, () -> routes.getOrDefault(address, RouteLookup.ResolvedRoute.NONE)),
        Optional::empty,
        _ -> List.copyOf(holders),
        claims,
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
