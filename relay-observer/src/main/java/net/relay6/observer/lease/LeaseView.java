package net.relay6.observer.lease;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A lease as shown to people.
 *
 * @param lease the address, or the prefix with its length, in clear or hashed
 * @param client the client's DUID, in clear or hashed
 * @param iaid its identity association
 * @param servers the servers that have assigned or extended it, in the order they became known
 * @param link the client link
 * @param since when it was first assigned to this client, as far as observed
 * @param extended when it was last assigned or extended
 * @param ends when its valid lifetime ends; empty for never
 */
public record LeaseView(
    String lease,
    String client,
    long iaid,
    List<String> servers,
    String link,
    Instant since,
    Instant extended,
    Optional<Instant> ends) {

  /** Copies its list. */
  public LeaseView {
    servers = List.copyOf(servers);
  }
}
