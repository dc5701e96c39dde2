package net.relay6.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.relay6.net.InterfaceSet;
import net.relay6.planning.model.LinkSelection;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.LinkClaims;
import net.relay6.platform.NetworkLink;
import net.relay6.settings.LinkSettings;

/**
 * Claims the interfaces of links, so that no other relay6 on this machine relays them too. Claims
 * of other processes are retried on every refresh. Used by the control thread only.
 */
final class ClaimedLinks {

  private final LinkClaims claims;
  private Optional<Basis> claimed = Optional.empty();
  private boolean surplus;
  private Map<Integer, LinkClaims.Claimant> claimedByOthers = Map.of();

  /** The links and interfaces for which claims were made. */
  private record Basis(LinkSelection selection, InterfaceSnapshot interfaces) {

    private List<NetworkLink> links() {
      return selection.all(interfaces).stream()
          .map(LinkSettings::interfaceName)
          .flatMap(name -> interfaces.named(name).stream())
          .toList();
    }
  }

  ClaimedLinks(LinkClaims claims) {
    this.claims = claims;
  }

  /** Claims all links; returns the claims of other processes by interface index. */
  Map<Integer, LinkClaims.Claimant> claim(LinkSelection selection, InterfaceSnapshot interfaces) {
    Optional<Basis> basis = Optional.of(new Basis(selection, interfaces));
    if (!claimedByOthers.isEmpty() || !basis.equals(claimed)) {
      Map<Integer, LinkClaims.Claimant> others = new HashMap<>();
      for (NetworkLink link : basis.get().links()) {
        claims.claim(link.index()).ifPresent(other -> others.put(link.index(), other));
      }
      surplus |= !basis.equals(claimed);
      claimed = basis;
      claimedByOthers = Map.copyOf(others);
    }
    return claimedByOthers;
  }

  /**
   * Releases claims of interfaces that are no links, such as those for a plan that was not applied.
   */
  void keepOnly(LinkSelection selection, InterfaceSnapshot interfaces) {
    if (surplus) {
      surplus = false;
      claims.keepOnly(
          InterfaceSet.of(
              new Basis(selection, interfaces).links().stream().map(NetworkLink::index).toList()));
    }
  }
}
