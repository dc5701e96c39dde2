package net.relay6.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.InterfaceAddress.State;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;

/** Invented interfaces, written as {@code address/length} or {@code address/length state}. */
final class Interfaces {

  private final List<NetworkLink> links = new ArrayList<>();

  static Interfaces none() {
    return new Interfaces();
  }

  Interfaces up(String name, int index, String... addresses) {
    return with(name, index, true, addresses);
  }

  Interfaces down(String name, int index, String... addresses) {
    return with(name, index, false, addresses);
  }

  InterfaceSnapshot snapshot() {
    return new InterfaceSnapshot(links);
  }

  private Interfaces with(String name, int index, boolean up, String... addresses) {
    List<InterfaceAddress> parsed = new ArrayList<>();
    for (String address : addresses) {
      parsed.add(parse(address));
    }
    links.add(new NetworkLink(name, index, up, 1500, parsed));
    return this;
  }

  private static InterfaceAddress parse(String text) {
    int slash = text.indexOf('/');
    int blank = text.indexOf(' ');
    int end = blank < 0 ? text.length() : blank;
    return new InterfaceAddress(
        Ipv6Address.parse(text.substring(0, slash)).orElseThrow(),
        Integer.parseInt(text.substring(slash + 1, end)),
        blank < 0
            ? State.STABLE
            : State.valueOf(text.substring(blank + 1).toUpperCase(Locale.ROOT)));
  }
}
