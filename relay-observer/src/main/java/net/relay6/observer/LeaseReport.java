package net.relay6.observer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.relay6.observer.finding.FindingNaming;
import net.relay6.observer.lease.Lease;

/**
 * Leases in force at one moment; an immutable value.
 *
 * @param leases the requested leases, the one extended last first
 * @param matching how many matched; {@code leases} may be only the first of them
 * @param servers the names of the servers, by their numbers
 * @param naming how clients and their addresses are named
 * @param time converts times to instants
 * @param evicted how many leases in force were evicted for lack of room
 */
public record LeaseReport(
    List<Lease> leases,
    int matching,
    List<String> servers,
    FindingNaming naming,
    TimeBase time,
    long evicted) {

  /** Copies its lists. */
  public LeaseReport {
    leases = List.copyOf(leases);
    servers = List.copyOf(servers);
  }

  /** Selects leases. */
  public interface Filter {

    /** All of them. */
    Filter ALL = (_, _, _) -> true;

    /**
     * Whether a lease is selected.
     *
     * @param servers the names of the servers that have given it
     * @param naming what clients and their addresses are called
     */
    boolean includes(Lease lease, List<String> servers, FindingNaming naming);
  }

  /** The names of the servers that have given it. */
  public List<String> servers(Lease lease) {
    return servers(lease, servers);
  }

  static List<String> servers(Lease lease, List<String> all) {
    return IntStream.range(0, all.size()).filter(lease::isFrom).mapToObj(all::get).toList();
  }

  /** A lease as shown to people. */
  public LeaseView view(Lease lease) {
    return new LeaseView(
        naming.lease(lease.value()),
        naming.duid(lease.client()),
        lease.iaid(),
        servers(lease),
        lease.link(),
        time.at(lease.sinceNanos()),
        time.at(lease.seenNanos()),
        lease.endsNanos().map(time::at));
  }

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
}
