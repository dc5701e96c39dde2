package net.relay6.daemon.resource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import net.relay6.bindings.Binding;
import net.relay6.bindings.BindingBook;
import net.relay6.bindings.BookClock;
import net.relay6.log.ClientNaming;
import net.relay6.observer.LeaseReport;

/**
 * The response of {@code /leases}.
 *
 * @param leases those extended last, the latest first
 * @param matching how many match
 * @param forgotten how many leases in force there was no room for
 * @param incompleteSince since when leases may be missing; empty if the list is complete, or if
 *     that is not known
 */
record LeaseList(
    List<Row> leases, int matching, long forgotten, Optional<Instant> incompleteSince) {

  private static final int WHOLE_ADDRESS = 128;

  /**
   * A lease as shown to people; the last four members are known only from the binding book.
   *
   * @param kind {@code address}, {@code delegated-prefix} or {@code registered-address}
   * @param peer the client's link-local address, or the relay between it and this one
   * @param linkLayerAddress the peer's hardware address
   * @param state {@code confirmed}, {@code restored}, {@code unconfirmed} or {@code unused}
   */
  record Row(
      String lease,
      String client,
      long iaid,
      List<String> servers,
      String link,
      Instant since,
      Instant extended,
      Optional<Instant> ends,
      Optional<String> kind,
      Optional<String> peer,
      Optional<String> linkLayerAddress,
      Optional<String> state) {}

  /** The leases of the observer's report. */
  static LeaseList of(LeaseReport report) {
    return new LeaseList(
        report.leases().stream().map(report::view).map(LeaseList::row).toList(),
        report.matching(),
        report.evicted(),
        Optional.empty());
  }

  private static Row row(LeaseReport.LeaseView lease) {
    return new Row(
        lease.lease(),
        lease.client(),
        lease.iaid(),
        lease.servers(),
        lease.link(),
        lease.since(),
        lease.extended(),
        lease.ends(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The bindings that {@code choice} selects. */
  static LeaseList of(BindingBook book, ClientNaming naming, LeasesResource.Choice choice) {
    Selection selection = new Selection(naming, choice);
    book.forEach(selection::add);
    return new LeaseList(
        selection.latest().stream().map(binding -> row(binding, book.clock(), naming)).toList(),
        selection.matching,
        book.omitted(),
        book.incompleteSince());
  }

  private static Row row(Binding binding, BookClock clock, ClientNaming naming) {
    Binding.Key key = binding.key();
    return new Row(
        lease(key, naming),
        naming.duid(key.client()),
        key.iaid(),
        servers(binding),
        key.link(),
        clock.instant(binding.sinceMillis()),
        clock.instant(binding.latest().grantedMillis()),
        Optional.of(binding.validUntilMillis())
            .filter(until -> until != BookClock.NEVER)
            .map(clock::instant),
        Optional.of(name(binding.kind())),
        Optional.of(naming.address(binding.peer())),
        binding.linkLayerAddress().map(naming::linkLayerAddress),
        Optional.of(name(binding.state())));
  }

  private static String lease(Binding.Key key, ClientNaming naming) {
    String address = naming.address(key.prefix().address());
    return key.prefix().length() == WHOLE_ADDRESS ? address : address + "/" + key.prefix().length();
  }

  private static List<String> servers(Binding binding) {
    return binding.claims().stream().map(Binding.Claim::server).toList();
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Collects the latest of the selected bindings, without keeping more than that. */
  private static final class Selection {

    private final ClientNaming naming;
    private final LeasesResource.Choice choice;
    private final PriorityQueue<Binding> latest =
        new PriorityQueue<>(Comparator.comparingLong(one -> one.latest().grantedMillis()));
    private int matching;

    private Selection(ClientNaming naming, LeasesResource.Choice choice) {
      this.naming = naming;
      this.choice = choice;
    }

    private void add(Binding binding) {
      Binding.Key key = binding.key();
      if (choice.includes(key.link(), servers(binding), naming.duid(key.client()), key.prefix())) {
        matching++;
        latest.add(binding);
        if (latest.size() > choice.limit()) {
          latest.remove();
        }
      }
    }

    private List<Binding> latest() {
      List<Binding> ordered = new ArrayList<>(latest);
      ordered.sort(
          Comparator.comparingLong((Binding one) -> one.latest().grantedMillis()).reversed());
      return ordered;
    }
  }
}
