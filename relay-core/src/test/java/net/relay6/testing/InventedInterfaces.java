package net.relay6.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.InterfaceAddress.State;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.InterfaceTable;
import net.relay6.platform.NetworkLink;

/**
 * Interfaces that exist on paper: {@code eth1 2 up 1500 fe80::1/64 2001:db8::1/64 deprecated}, with
 * {@code mac 02:00:00:00:00:ff}, {@code vlan 7} or {@code port} before the addresses where there is
 * such a thing; {@code eth1 gone} takes one away.
 */
public final class InventedInterfaces implements InterfaceTable {

  private final Map<String, NetworkLink> byName = new LinkedHashMap<>();

  /** Interfaces with those lines. */
  public static InventedInterfaces of(String... lines) {
    InventedInterfaces interfaces = new InventedInterfaces();
    for (String line : lines) {
      interfaces.apply(line);
    }
    return interfaces;
  }

  /** Adds, changes or takes away one interface. */
  public void apply(String line) {
    List<String> words = List.of(line.split(" +", -1));
    String name = words.getFirst();
    if (words.get(1).equals("gone")) {
      byName.remove(name);
      return;
    }
    byName.put(
        name,
        new NetworkLink(
            name,
            Integer.parseInt(words.get(1)),
            words.get(2).equals("up"),
            Integer.parseInt(words.get(3)),
            after("mac", words).map(InventedInterfaces::ethernet),
            after("vlan", words).map(Integer::valueOf),
            words.contains("port"),
            addresses(words.subList(4, words.size()))));
  }

  @Override
  public InterfaceSnapshot snapshot() {
    return new InterfaceSnapshot(List.copyOf(byName.values()));
  }

  /** The word behind {@code key}. */
  private static Optional<String> after(String key, List<String> words) {
    int index = words.indexOf(key);
    return index < 0 ? Optional.empty() : Optional.of(words.get(index + 1));
  }

  private static LinkLayerAddress ethernet(String text) {
    return new LinkLayerAddress(1, Octets.parseHex(text).orElseThrow());
  }

  private static List<InterfaceAddress> addresses(List<String> words) {
    List<InterfaceAddress> addresses = new ArrayList<>();
    for (int index = 0; index < words.size(); index++) {
      String word = words.get(index);
      if (word.equals("mac") || word.equals("vlan")) {
        index++;
      } else if (word.indexOf('/') > 0) {
        addresses.add(address(word, State.STABLE));
      } else if (!word.equals("port")) {
        InterfaceAddress last = addresses.removeLast();
        addresses.add(
            new InterfaceAddress(
                last.address(), last.prefixLength(), State.valueOf(word.toUpperCase(Locale.ROOT))));
      }
    }
    return addresses;
  }

  private static InterfaceAddress address(String word, State state) {
    int slash = word.indexOf('/');
    return new InterfaceAddress(
        Ipv6Address.parse(word.substring(0, slash)).orElseThrow(),
        Integer.parseInt(word.substring(slash + 1)),
        state);
  }
}
