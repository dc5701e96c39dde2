package net.relay6.platform;

import java.util.Optional;
import net.relay6.net.InterfaceSet;

/**
 * Which process relays which interface: at most one of a network namespace does. A claim ends with
 * the process that has it, however it ends. One thread at a time.
 */
public interface LinkClaims extends AutoCloseable {

  /** No link is claimed: for a relay that reaches no server. */
  static LinkClaims none() {
    return new LinkClaims() {

      @Override
      public Optional<Claimant> claim(int interfaceIndex) {
        return Optional.empty();
      }

      @Override
      public void keepOnly(InterfaceSet interfaces) {}

      @Override
      public void renew() {}

      @Override
      public void close() {}
    };
  }

  /**
   * Claims an interface for this process, which may have it already.
   *
   * @return the other process that has it; empty when this one has it now, or where claims are not
   *     possible
   */
  Optional<Claimant> claim(int interfaceIndex);

  /** Gives up the claims to all other interfaces. */
  void keepOnly(InterfaceSet interfaces);

  /** To be called every few seconds: forgets who has what, since that may be another by now. */
  void renew();

  /** Gives up all claims. */
  @Override
  void close();

  /**
   * A process that has a claim.
   *
   * @param pid its number; 0 when it is in a container whose processes have no number here
   */
  record Claimant(long pid) {

    @Override
    public String toString() {
      return pid == 0 ? "a process in a container" : "process " + pid;
    }
  }
}
