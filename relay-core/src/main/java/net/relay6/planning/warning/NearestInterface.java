package net.relay6.planning.warning;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.net.InterfaceSet;
import net.relay6.planning.model.AssembledPlan;
import net.relay6.planning.model.LinkSelection;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.NearestName;
import net.relay6.settings.ServerSettings;

/** Suggests an interface for a name that no interface has. */
public final class NearestInterface {

  /** With more candidates, one is always similar and probably not the intended one. */
  private static final int CANDIDATES_MAX = 256;

  private final List<String> candidates;

  private NearestInterface(Stream<NetworkLink> candidates) {
    this.candidates = candidates.map(NetworkLink::name).limit(CANDIDATES_MAX).toList();
  }

  /** For a client link: interfaces that are no link yet and lead to no server. */
  public static NearestInterface forLink(AssembledPlan assembled, InterfaceSnapshot interfaces) {
    InterfaceSet upstream =
        assembled.plan().servers().stream()
            .map(ServerPlan::ingressInterfaces)
            .reduce(InterfaceSet.NONE, InterfaceSet::and);
    return new NearestInterface(
        others(assembled.linkSettings(), interfaces)
            .filter(candidate -> !upstream.contains(candidate.index())));
  }

  /**
   * For the interface of a server: interfaces that are no client link and do not lead to the server
   * yet.
   */
  static NearestInterface forServer(
      ServerSettings server, List<LinkSettings> links, InterfaceSnapshot interfaces) {
    return new NearestInterface(
        others(links, interfaces)
            .filter(candidate -> !server.interfaces().contains(candidate.name())));
  }

  private static Stream<NetworkLink> others(List<LinkSettings> links, InterfaceSnapshot there) {
    Set<String> taken = new HashSet<>(links.stream().map(LinkSettings::interfaceName).toList());
    taken.add(LinkSelection.LOOPBACK);
    return there.interfaces().stream().filter(candidate -> !taken.contains(candidate.name()));
  }

  /** The end of a sentence about that name, {@code ; did you mean "lan1"?}, or nothing. */
  public String hint(String missing) {
    Optional<String> nearest = NearestName.nearest(missing, candidates);
    return nearest.map("; did you mean \"%s\"?"::formatted).orElse("");
  }
}
