package net.relay6.platform;

import java.util.Optional;
import net.relay6.net.InterfaceSet;

/**
 * Claims of interfaces, so that at most one process of a network namespace relays an interface. A
 * claim ends with its process in any case. Used by one thread at a time.
 */
public interface LinkClaims extends AutoCloseable {

  /** Claims nothing: for a relay that reaches no server. */
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
   * Claims an interface for this process, which may have claimed it already.
   *
   * @return the other process that has the claim; empty if this process has it now, or claims are
   *     not possible
   */
  Optional<Claimant> claim(int interfaceIndex);

  /** Releases the claims of all other interfaces. */
  void keepOnly(InterfaceSet interfaces);

  /** Drops cached claims of other processes; call it every few seconds. */
  void renew();

  /** Releases all claims. */
  @Override
  void close();

  /**
   * A process that has a claim.
   *
   * @param pid its process ID; 0 if it is in a container whose processes have no ID here
   */
  record Claimant(long pid) {

    @Override
    public String toString() {
      return pid == 0 ? "a process in a container" : "process " + pid;
    }
  }
}
