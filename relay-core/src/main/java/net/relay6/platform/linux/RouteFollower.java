package net.relay6.platform.linux;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;

/**
 * Synchronises a table of interfaces with the kernel: first by a dump, then by notifications. If a
 * notification was lost, it requests another dump and uses the old table until that is complete.
 * Not shared between threads.
 */
final class RouteFollower {

  /** The dumps that can be requested. */
  enum Dump {
    LINKS,
    ADDRESSES
  }

  /** Requests dumps from the kernel. */
  interface Kernel {

    /** Requests a whole table; the response ends with a {@link RouteNews.DumpDone}. */
    void ask(Dump dump, int sequence);
  }

  private final Kernel kernel;
  private Table known = new Table();
  private Optional<Table> coming = Optional.empty();
  private Dump asked = Dump.LINKS;
  private int sequence;
  private boolean doubtful;
  private boolean complete;
  private int refusal;

  RouteFollower(Kernel kernel) {
    this.kernel = kernel;
  }

  /** Requests the first dump. */
  void begin() {
    coming = Optional.of(new Table());
    doubtful = false;
    ask(Dump.LINKS);
  }

  private void ask(Dump dump) {
    asked = dump;
    sequence++;
    kernel.ask(dump, sequence);
  }

  /** Whether a dump has been completed. */
  boolean isComplete() {
    return complete;
  }

  /** A number of errno(3) if the kernel refuses a dump, otherwise 0. */
  int refusal() {
    return refusal;
  }

  /** Applies an event; returns whether a new snapshot is available. */
  boolean hear(RouteNews news) {
    switch (news) {
      case RouteNews.DumpDone(int answered) -> {
        return answered == sequence && coming.isPresent() && advance(coming.get());
      }
      case RouteNews.DumpInterrupted(int answered) -> doubtful |= answered == sequence;
      case RouteNews.Doubt _ -> doubt();
      case RouteNews.Answer(int answered, int errno) ->
          refusal = answered == sequence && coming.isPresent() ? errno : 0;
      default -> {
        return coming.orElse(known).apply(news) && coming.isEmpty();
      }
    }
    return false;
  }

  /** The kernel accepts no second dump request during a dump. */
  private void doubt() {
    if (coming.isPresent()) {
      doubtful = true;
    } else {
      begin();
    }
  }

  private boolean advance(Table told) {
    if (asked == Dump.LINKS) {
      ask(Dump.ADDRESSES);
      return false;
    }
    boolean different = !complete || !told.all().equals(known.all());
    told.succeed(known);
    known = told;
    coming = Optional.empty();
    complete = true;
    if (doubtful) {
      begin();
    }
    return different;
  }

  /** Whether the next {@link #look} omits an existing interface. */
  boolean hasMore() {
    return known.hasReborn();
  }

  /** The interfaces; one whose index was reused is omitted once. */
  InterfaceSnapshot look() {
    return known.look();
  }

  /** The interfaces and addresses reported so far. Not shared between threads. */
  static final class Table {

    private final NavigableMap<Integer, NetworkLink> links = new TreeMap<>();
    private final Map<Integer, NavigableMap<Ipv6Address, InterfaceAddress>> addresses =
        new HashMap<>();

    /** The indexes of interfaces that were removed since the last snapshot. */
    private final Set<Integer> gone = new HashSet<>();

    /** Applies an event; returns whether it changed the table. */
    boolean apply(RouteNews news) {
      return switch (news) {
        case RouteNews.LinkThere(NetworkLink link) -> !link.equals(links.put(link.index(), link));
        case RouteNews.LinkGone(int index) -> remove(index);
        case RouteNews.AddressThere(int index, InterfaceAddress assigned) ->
            !assigned.equals(
                addresses
                    .computeIfAbsent(index, _ -> new TreeMap<>())
                    .put(assigned.address(), assigned));
        case RouteNews.AddressGone(int index, Ipv6Address address) ->
            of(index).remove(address) != null;
        default -> false;
      };
    }

    private boolean remove(int index) {
      addresses.remove(index);
      gone.add(index);
      return links.remove(index) != null;
    }

    private NavigableMap<Ipv6Address, InterfaceAddress> of(int index) {
      return addresses.getOrDefault(index, new TreeMap<>());
    }

    /** All interfaces, in the order of their indexes. */
    InterfaceSnapshot all() {
      return new InterfaceSnapshot(links.values().stream().map(this::withAddresses).toList());
    }

    private NetworkLink withAddresses(NetworkLink link) {
      return new NetworkLink(
          link.name(),
          link.index(),
          link.up(),
          link.mtu(),
          link.linkLayerAddress(),
          link.vlan(),
          link.port(),
          new ArrayList<>(of(link.index()).values()));
    }

    /**
     * Whether an interface was removed and its index reused since the last {@link #look}. Sockets
     * bound to the old interface receive nothing from the new one, although the index is the same.
     */
    boolean hasReborn() {
      return gone.stream().anyMatch(links::containsKey);
    }

    /**
     * All interfaces except those whose index was reused, so that callers close and reopen their
     * sockets.
     */
    InterfaceSnapshot look() {
      InterfaceSnapshot all = all();
      if (hasReborn()) {
        List<NetworkLink> others =
            all.interfaces().stream().filter(link -> !gone.contains(link.index())).toList();
        all = new InterfaceSnapshot(others);
      }
      gone.clear();
      return all;
    }

    /** Takes over removals that {@code former} has not reported yet. */
    void succeed(Table former) {
      gone.addAll(former.gone);
    }
  }
}
