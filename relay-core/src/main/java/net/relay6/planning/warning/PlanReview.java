package net.relay6.planning.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.agent.plan.NextHop;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;
import net.relay6.planning.model.AssembledPlan;
import net.relay6.planning.model.LinkSelection;
import net.relay6.planning.model.LinkStatus;
import net.relay6.planning.model.Warning;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.settings.RelaySettings;

/**
 * Everything an operator should know of a plan before or just after it is applied: its warnings,
 * and what waits. A running relay logs the latter as changes of state.
 */
public final class PlanReview {

  private final RelaySettings settings;
  private final AssembledPlan assembled;
  private final InterfaceSnapshot interfaces;
  private final LinkSelection selection;
  private final NearestInterface nearest;

  private PlanReview(
      RelaySettings settings, AssembledPlan assembled, InterfaceSnapshot interfaces) {
    this.settings = settings;
    this.assembled = assembled;
    this.interfaces = interfaces;
    selection = new LinkSelection(settings);
    nearest = NearestInterface.forLink(assembled, interfaces);
  }

  /** The review of a plan of {@code settings} for those interfaces. */
  public static List<Warning> of(
      RelaySettings settings, AssembledPlan assembled, InterfaceSnapshot interfaces) {
    return new PlanReview(settings, assembled, interfaces).warnings();
  }

  private List<Warning> warnings() {
    List<Warning> warnings = new ArrayList<>(assembled.warnings());
    Set<String> known = warnings.stream().map(Warning::path).collect(Collectors.toSet());
    assembled.plan().servers().stream()
        .flatMap(this::about)
        .filter(warning -> !known.contains(warning.path()))
        .forEach(warnings::add);
    assembled.links().stream().flatMap(this::about).forEach(warnings::add);
    return List.copyOf(warnings);
  }

  private Stream<Warning> about(ServerPlan server) {
    return switch (server.nextHop()) {
      case NextHop.Unreachable(String why) -> Stream.of(waiting(server, why));
      case NextHop.ByInterfaces _ -> Stream.empty();
      case NextHop.ByRoute(var source) ->
          source.flatMap(from -> notHere(server, from)).or(() -> unreachable(server)).stream();
    };
  }

  private Warning waiting(ServerPlan server, String why) {
    boolean named = !settings.server(server.name()).interfaces().isEmpty();
    return Warning.ofServer(server.name(), named ? "interfaces" : "address", why);
  }

  /** A socket can send from an address only while the machine has it. */
  private Optional<Warning> notHere(ServerPlan server, Ipv6Address source) {
    return settings.server(server.name()).sourceAddress().isPresent()
            && interfaces.having(source).equals(InterfaceSet.NONE)
        ? Optional.of(
            Warning.ofServer(
                server.name(),
                "source-address",
                "no interface of this machine has the source-address " + source))
        : Optional.empty();
  }

  private static Optional<Warning> unreachable(ServerPlan server) {
    return server.ingressInterfaces().equals(InterfaceSet.NONE) && !server.address().isMulticast()
        ? Optional.of(
            Warning.ofServer(server.name(), "address", "no route leads to " + server.address()))
        : Optional.empty();
  }

  /** Nothing is wrong with a link on standby. */
  private Stream<Warning> about(LinkStatus link) {
    return switch (link) {
      case LinkStatus.Waiting waiting when waiting.reason() != LinkStatus.Reason.STANDBY ->
          Stream.of(
              Warning.ofLink(
                  selection.inFile(waiting.name()),
                  "interface",
                  "link %s: %s%s".formatted(waiting.name(), waiting.text(), hint(waiting))));
      case LinkStatus.Waiting _, LinkStatus.Ready _ -> Stream.empty();
    };
  }

  private String hint(LinkStatus.Waiting waiting) {
    return waiting.reason() == LinkStatus.Reason.MISSING ? nearest.hint(waiting.name()) : "";
  }
}
