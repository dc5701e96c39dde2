package net.relay6.planning.warning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.net.Ipv6Address;
import net.relay6.planning.model.LinkSelection;
import net.relay6.planning.model.LinkStatus;
import net.relay6.planning.model.SomeNames;
import net.relay6.planning.model.Warning;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;
import net.relay6.settings.LinkSettings;

/**
 * Warns of link-addresses by which servers may not recognise a link, or may confuse it with
 * another. Servers choose a prefix by the link-address, so with a mistyped one no client gets a
 * lease.
 *
 * @param selection which interface is which link of the configuration
 * @param interfaces the interfaces
 */
record LinkAddressWarnings(LinkSelection selection, InterfaceSnapshot interfaces) {

  /**
   * One sentence each, with what to do.
   *
   * @param links the settings of every link there is
   * @param statuses their states
   */
  List<Warning> about(List<LinkSettings> links, List<LinkStatus> statuses) {
    List<Warning> warnings = new ArrayList<>();
    for (LinkSettings link : links) {
      interfaces.named(link.interfaceName()).ifPresent(there -> addOffLink(link, there, warnings));
    }
    linksByAddress(links, statuses)
        .forEach((address, names) -> shared(address, names).ifPresent(warnings::add));
    return warnings;
  }

  private void addOffLink(LinkSettings link, NetworkLink there, List<Warning> warnings) {
    link.linkAddress()
        .filter(address -> isOffLink(address, there))
        .ifPresent(address -> warnings.add(offLink(link, "link-address", address, there)));
    link.linkAddresses()
        .forEach((server, address) -> {
          if (isOffLink(address, there) && !Optional.of(address).equals(link.linkAddress())) {
            warnings.add(offLink(link, "link-addresses." + server, address, there));
          }
        });
    link.activeWhenAddress()
        .filter(address -> isOffLink(address, there))
        .ifPresent(address -> warnings.add(neverActive(link, address)));
  }

  private static boolean isOffLink(Ipv6Address address, NetworkLink link) {
    return address.isGlobalUnicast()
        && !isOn(address, link)
        && link.addresses().stream().anyMatch(own -> own.address().isGlobalUnicast());
  }

  private static boolean isOn(Ipv6Address address, NetworkLink link) {
    return link.addresses().stream()
        .map(InterfaceAddress::prefix)
        .anyMatch(prefix -> prefix.contains(address));
  }

  private Warning offLink(LinkSettings link, String key, Ipv6Address address, NetworkLink there) {
    String elsewhere =
        interfaces.interfaces().stream()
            .filter(other -> !other.equals(there) && isOn(address, other))
            .findFirst()
            .map(other -> " but in one of " + other.name())
            .orElse("");
    return warning(
        link,
        key,
        "its link-address %s lies in no prefix of the interface%s; servers may not know it"
            .formatted(address, elsewhere));
  }

  private Warning neverActive(LinkSettings link, Ipv6Address address) {
    return warning(
        link,
        "active-when-address",
        "its active-when-address %s lies in no prefix of the interface; write the address the two relays share"
            .formatted(address));
  }

  private Warning warning(LinkSettings link, String key, String text) {
    return Warning.ofLink(
        selection.inFile(link.interfaceName()),
        key,
        "link %s: %s".formatted(link.interfaceName(), text));
  }

  /** The links of the file, by their link-addresses. */
  private Map<Ipv6Address, Set<String>> linksByAddress(
      List<LinkSettings> links, List<LinkStatus> statuses) {
    Map<Ipv6Address, Set<String>> byAddress = new LinkedHashMap<>();
    for (int index = 0; index < links.size(); index++) {
      String name = selection.inFile(links.get(index).interfaceName());
      addresses(links.get(index), statuses.get(index))
          .filter(Ipv6Address::isGlobalUnicast)
          .forEach(
              address -> byAddress.computeIfAbsent(address, _ -> new LinkedHashSet<>()).add(name));
    }
    return byAddress;
  }

  private static Stream<Ipv6Address> addresses(LinkSettings link, LinkStatus status) {
    Stream<Ipv6Address> usual =
        status instanceof LinkStatus.Ready(LinkPlan plan)
            ? Stream.of(plan.linkAddress())
            : link.linkAddress().stream();
    return Stream.concat(usual, link.linkAddresses().values().stream());
  }

  /** The links of one pattern may share an address, since they share one setting. */
  private static Optional<Warning> shared(Ipv6Address address, Set<String> names) {
    if (names.size() < 2) {
      return Optional.empty();
    }
    List<String> all = List.copyOf(names);
    return Optional.of(
        Warning.ofLink(
            all.getLast(),
            "link-address",
            ("links %s: they have the same link-address, %s, so servers treat their clients as"
                    + " clients of one link; give each link its own")
                .formatted(SomeNames.of(all), address)));
  }
}
