package net.relay6.daemon.resource;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.AdminResponse;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.view.AdminContext;
import net.relay6.daemon.view.Elapsed;
import net.relay6.daemon.view.Table;
import net.relay6.net.Ipv6Prefix;
import net.relay6.observer.LeaseReport;
import net.relay6.observer.finding.FindingNaming;
import net.relay6.observer.lease.Lease;

/**
 * {@code /leases}: the leases with client, server and end, from the REPLYs that passed the relay.
 * {@code link}, {@code server}, {@code client}, {@code address} and {@code limit} select leases.
 * They come from the binding book, or from the observer of the servers if there is no book.
 */
public final class LeasesResource implements Resource {

  private final AdminContext context;
  private final InstantSource clock;

  /** A resource about {@code subject}, with times of {@code clock}. */
  public LeasesResource(AdminContext context, InstantSource clock) {
    this.context = context;
    this.clock = clock;
  }

  @Override
  public AdminResponse respond(AdminRequest request) {
    Choice.Read read = Choice.of(request);
    if (read.choice().isEmpty()) {
      return new AdminResponse.Refused(AdminResponse.BAD_REQUEST, read.fault());
    }
    Choice choice = read.choice().get();
    return bindings(choice)
        .or(() -> observed(choice))
        .map(list -> respond(list, choice))
        .orElse(ServersNotObserved.RESPONSE);
  }

  private Optional<LeaseList> bindings(Choice choice) {
    return context
        .relay()
        .bindings()
        .map(book -> LeaseList.of(book, context.relay().clientNaming(), choice));
  }

  private Optional<LeaseList> observed(Choice choice) {
    return context.serverSet().map(watch -> LeaseList.of(watch.leases(choice, choice.limit())));
  }

  private AdminResponse respond(LeaseList list, Choice choice) {
    AdminResponse response = AdminResponse.of(list, () -> toText(list));
    return list.matching() > 0 ? response : refusal(choice).orElse(response);
  }

  /** Leases of removed links and servers may be left, but not of unknown ones. */
  private Optional<AdminResponse> refusal(Choice choice) {
    return KnownNames.links(context)
        .refusal(choice.link().stream().toList())
        .or(() -> KnownNames.servers(context).refusal(choice.server().stream().toList()));
  }

  private String toText(LeaseList list) {
    Elapsed elapsed = new Elapsed(clock);
    Table table =
        new Table("LEASE", "CLIENT", "IAID", "SERVER", "LINK", "SINCE", "EXTENDED", "ENDS IN");
    for (LeaseList.Row lease : list.leases()) {
      table.row(
          lease.lease(),
          lease.client(),
          "%08x".formatted(lease.iaid()),
          String.join(",", lease.servers()),
          lease.link(),
          elapsed.since(lease.since()),
          elapsed.since(lease.extended()),
          lease.ends().map(elapsed::until).orElse("never"));
    }
    int more = list.matching() - list.leases().size();
    return table
        + (more == 0 ? "" : "and %d more; --limit shows more\n".formatted(more))
        + list.incompleteSince().map(LeasesResource::missing).orElse("");
  }

  private static String missing(Instant since) {
    return "leases granted before %s are missing unless they have been extended since\n"
        .formatted(since.truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * A filter of leases.
   *
   * @param link on that link
   * @param server assigned by that server
   * @param client whose client's DUID, or its hash, contains this
   * @param within an address, or a prefix in which the lease lies
   * @param limit the maximum number
   */
  record Choice(
      Optional<String> link,
      Optional<String> server,
      Optional<String> client,
      Optional<Ipv6Prefix> within,
      int limit)
      implements LeaseReport.Filter {

    private static final int LIMIT = 1000;
    private static final int WHOLE_ADDRESS = 128;

    /** A filter, or what is wrong with the request. */
    record Read(Optional<Choice> choice, String fault) {}

    static Read of(AdminRequest request) {
      Optional<String> address = request.parameter("address");
      Optional<Ipv6Prefix> within = address.flatMap(Choice::prefix);
      if (address.isPresent() && within.isEmpty()) {
        return wrong("\"%s\" is no IPv6 address or prefix".formatted(address.get()));
      }
      Optional<String> limit = request.parameter("limit");
      if (limit.isPresent() && !limit.get().matches("[0-9]{1,9}")) {
        return wrong("\"%s\" is no number of leases".formatted(limit.get()));
      }
      return new Read(
          Optional.of(
              new Choice(
                  request.parameter("link"),
                  request.parameter("server"),
                  request.parameter("client").map(Choice::plain),
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
    public boolean includes(Lease lease, List<String> servers, FindingNaming naming) {
      return includes(
          lease.link(),
          servers,
          naming.duid(lease.client()),
          Ipv6Prefix.containing(lease.value().address(), lease.value().prefixLength()));
    }

    /**
     * Whether a lease of that client is selected.
     *
     * @param duid the text of the client's DUID
     */
    boolean includes(String ofLink, List<String> servers, String duid, Ipv6Prefix lease) {
      return isMeant(link, ofLink::equals)
          && isMeant(server, servers::contains)
          && isMeant(within, lease::overlaps)
          && isMeant(client, text -> plain(duid).contains(text));
    }

    private static <T> boolean isMeant(Optional<T> wanted, Function<T, Boolean> holds) {
      return wanted.map(holds).orElse(true);
    }
  }
}
