package net.relay6.feature.serverset;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.relay6.feature.serverset.finding.Naming;
import net.relay6.feature.serverset.lease.Lease;
import net.relay6.feature.serverset.lease.LeaseView;

/**
 * Who holds what at one moment; a value that any thread may keep.
 *
 * @param leases those that were known, the one heard of longest ago first; some may be over
 * @param servers the names of the servers, by their numbers
 * @param naming what clients and their addresses are called
 * @param time turns times into instants
 * @param nowNanos when it was
 * @param evicted how many leases in force were forgotten, for lack of room
 */
public record LeaseReport(
    List<Lease> leases,
    List<String> servers,
    Naming naming,
    TimeBase time,
    long nowNanos,
    long evicted) {

  /** Copies its lists. */
  public LeaseReport {
    leases = List.copyOf(leases);
    servers = List.copyOf(servers);
  }

  /** The leases in force. */
  public Stream<Lease> live() {
    return leases.stream().filter(lease -> lease.isLive(nowNanos));
  }

  /** The names of the servers that have given it. */
  public List<String> servers(Lease lease) {
    return IntStream.range(0, servers.size()).filter(lease::isFrom).mapToObj(servers::get).toList();
  }

  /** A lease as it is shown. */
  public LeaseView view(Lease lease) {
    return new LeaseView(
        naming.place(lease.place()),
        naming.duid(lease.client()),
        lease.iaid(),
        servers(lease),
        lease.link(),
        time.at(lease.sinceNanos()),
        time.at(lease.seenNanos()),
        lease.endsNanos().map(time::at));
  }
}
