package net.relay6.observer.observation;

import java.util.List;

/**
 * One identity association of a message.
 *
 * @param prefixes whether it is an IA_PD
 * @param iaid its IAID
 * @param renewSeconds T1
 * @param rebindSeconds T2
 * @param status its status code, 0 when it has none
 * @param leases the addresses or prefixes in it
 */
public record Association(
    boolean prefixes,
    long iaid,
    long renewSeconds,
    long rebindSeconds,
    int status,
    List<LeaseFacts> leases) {

  /** Copies its list. */
  public Association {
    leases = List.copyOf(leases);
  }
}
