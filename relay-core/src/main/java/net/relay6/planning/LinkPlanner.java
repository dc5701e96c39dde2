package net.relay6.planning;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.counters.RelayCounters;
import net.relay6.feature.relayoptions.RelayOptions;
import net.relay6.feature.relayoptions.TemplateDataParts;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;
import net.relay6.planning.model.Environment;
import net.relay6.planning.model.LinkSelection;
import net.relay6.planning.model.LinkStatus;
import net.relay6.planning.model.Warning;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.LinkClaims;
import net.relay6.platform.NetworkLink;
import net.relay6.settings.LinkSettings;

/** Makes a link's plan from its settings and the state of its interface. */
final class LinkPlanner {

  private final Environment environment;
  private final LinkSelection selection;
  private final FanoutPlanner fanouts;
  private final AdmissionPlanner admissions;
  private final RelayCounters counters;
  private final boolean sendsFrames;
  private final Set<Warning> warnings = new LinkedHashSet<>();

  /**
   * @param sendsFrames whether responses may leave as frames
   */
  LinkPlanner(
      Environment environment,
      LinkSelection selection,
      FanoutPlanner fanouts,
      AdmissionPlanner admissions,
      RelayCounters counters,
      boolean sendsFrames) {
    this.environment = environment;
    this.selection = selection;
    this.fanouts = fanouts;
    this.admissions = admissions;
    this.counters = counters;
    this.sendsFrames = sendsFrames;
  }

  /** The warnings about the links planned so far. */
  List<Warning> warnings() {
    return List.copyOf(warnings);
  }

  /** The plan of the link, with {@code index}, or the reason why it waits. */
  LinkStatus plan(LinkSettings settings, int index) {
    String name = settings.interfaceName();
    if (settings.isPattern()) {
      return new LinkStatus.Waiting(name, LinkStatus.Reason.NO_MATCH);
    }
    Optional<NetworkLink> found = environment.interfaces().named(name);
    if (found.isEmpty()) {
      return new LinkStatus.Waiting(name, LinkStatus.Reason.MISSING);
    }
    NetworkLink link = found.get();
    Optional<LinkClaims.Claimant> other =
        Optional.ofNullable(environment.relayedElsewhere().get(link.index()));
    if (other.isPresent()) {
      return new LinkStatus.Waiting(
          name, LinkStatus.Reason.RELAYED_ELSEWHERE, other.get().toString());
    }
    if (!link.up()) {
      return new LinkStatus.Waiting(name, LinkStatus.Reason.DOWN);
    }
    Optional<Ipv6Address> missing =
        settings.activeWhenAddress().filter(address -> !LinkAddresses.isUsable(address, link));
    if (missing.isPresent()) {
      return new LinkStatus.Waiting(name, LinkStatus.Reason.STANDBY, missing.get().toString());
    }
    if (LinkAddresses.linkLocals(link).isEmpty()) {
      return new LinkStatus.Waiting(name, LinkStatus.Reason.NO_LINK_LOCAL_ADDRESS);
    }
    return LinkAddresses.choose(settings, link)
        .<LinkStatus>map(address -> new LinkStatus.Ready(plan(settings, index, link, address)))
        .orElseGet(() -> new LinkStatus.Waiting(name, LinkStatus.Reason.NO_LINK_ADDRESS));
  }

  private LinkPlan plan(
      LinkSettings settings, int index, NetworkLink link, Ipv6Address linkAddress) {
    Octets interfaceId =
        TemplateDataParts.fixed(settings.interfaceId(), variables(link, linkAddress)).orElseThrow();
    return new LinkPlan(
        index,
        link.name(),
        interfaceState(link),
        interfaceId,
        admissions.plan(settings),
        frames(settings, link),
        fanouts.plan(
            settings,
            linkAddress,
            address -> options(settings, interfaceId, variables(link, address))),
        counters.link(link.name()));
  }

  private RelayOptions options(
      LinkSettings settings, Octets interfaceId, TemplateDataParts.LinkVariables variables) {
    RelayOptions options =
        new RelayOptions(
            interfaceId,
            settings.options(),
            variables,
            environment.relayId(),
            variables.linkLayerAddress().isPresent());
    options
        .missing()
        .forEach(what ->
            warnings.add(
                Warning.ofLink(
                    selection.inFile(settings.interfaceName()),
                    "interface",
                    "link %s: left out, %s".formatted(settings.interfaceName(), what))));
    return options;
  }

  private LinkPlan.FrameUse frames(LinkSettings settings, NetworkLink link) {
    return link.port() || link.linkLayerAddress().filter(LinkLayerAddress::isEthernet).isEmpty()
        ? LinkPlan.FrameUse.NONE
        : new LinkPlan.FrameUse(
            settings.options().sendsHardwareAddresses(),
            settings.admission().receiveByFrame(),
            sendsFrames);
  }

  private TemplateDataParts.LinkVariables variables(NetworkLink link, Ipv6Address linkAddress) {
    return new TemplateDataParts.LinkVariables(
        link.name(), environment.hostName(), link.vlan(), link.linkLayerAddress(), linkAddress);
  }

  private static LinkPlan.InterfaceState interfaceState(NetworkLink link) {
    return new LinkPlan.InterfaceState(
        link.index(),
        link.mtu(),
        link.addresses().stream()
            .filter(address -> address.address().isGlobalUnicast())
            .map(InterfaceAddress::prefix)
            .distinct()
            .toList(),
        Set.copyOf(LinkAddresses.linkLocals(link)),
        link.linkLayerAddress().filter(LinkLayerAddress::isEthernet));
  }
}
