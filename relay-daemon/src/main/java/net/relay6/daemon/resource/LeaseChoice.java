package net.relay6.daemon.resource;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.net.Ipv6Prefix;
import net.relay6.observer.LeaseReport;
import net.relay6.observer.finding.Naming;
import net.relay6.observer.lease.Lease;

/**
 * A filter of leases.
 *
 * @param link on that link
 * @param server assigned by that server
 * @param client whose client's DUID, or its hash, contains this
 * @param within an address, or a prefix in which the lease lies
 * @param limit the maximum number
 */
record LeaseChoice(
    Optional<String> link,
    Optional<String> server,
    Optional<String> client,
    Optional<Ipv6Prefix> within,
    int limit)
    implements LeaseReport.Filter {

  private static final int LIMIT = 1000;
  private static final int WHOLE_ADDRESS = 128;

  /** A filter, or what is wrong with the request. */
  record Read(Optional<LeaseChoice> choice, String fault) {}

  static Read of(AdminRequest request) {
    Optional<String> address = request.parameter("address");
    Optional<Ipv6Prefix> within = address.flatMap(LeaseChoice::prefix);
    if (address.isPresent() && within.isEmpty()) {
      return wrong("\"%s\" is no IPv6 address or prefix".formatted(address.get()));
    }
    Optional<String> limit = request.parameter("limit");
    if (limit.isPresent() && !limit.get().matches("[0-9]{1,9}")) {
      return wrong("\"%s\" is no number of leases".formatted(limit.get()));
    }
    return new Read(
        Optional.of(
            new LeaseChoice(
                request.parameter("link"),
                request.parameter("server"),
                request.parameter("client").map(LeaseChoice::plain),
                within,
                limit.map(Integer::parseInt).orElse(LIMIT))),
        "");
  }

  private static Read wrong(String fault) {
    return new Read(Optional.empty(), fault);
  }

  private static Optional<Ipv6Prefix> prefix(String text) {
    return Ipv6Prefix.parse(text.contains("/") ? text : text + "/" + WHOLE_ADDRESS);
  }

  /** Without the colons or dashes that may separate the octets of a DUID. */
  private static String plain(String client) {
    return client.toLowerCase(Locale.ROOT).replaceAll("[:-]", "");
  }

  @Override
  public boolean includes(Lease lease, List<String> servers, Naming naming) {
    return isMeant(link, lease.link()::equals)
        && isMeant(server, servers::contains)
        && isMeant(within, prefix -> lies(lease, prefix))
        && isMeant(client, text -> plain(naming.duid(lease.client())).contains(text));
  }

  private static boolean lies(Lease lease, Ipv6Prefix prefix) {
    return prefix.contains(lease.place().address())
        || new Ipv6Prefix(lease.place().address(), lease.place().prefixLength())
            .contains(prefix.address());
  }

  private static <T> boolean isMeant(Optional<T> wanted, Function<T, Boolean> holds) {
    return wanted.map(holds).orElse(true);
  }
}
