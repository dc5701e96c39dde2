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
final class NetlinkTableSync {

  /** The dumps that can be requested. */
  enum Dump {
    LINKS,
    ADDRESSES
  }

  /** Requests dumps from the kernel. */
  interface DumpRequester {

    /** Requests a whole table; the response ends with a {@link NetlinkEvent.DumpDone}. */
    void requestDump(Dump dump, int sequence);
  }

  private final DumpRequester requester;
  private Table table = new Table();
  private Optional<Table> pendingTable = Optional.empty();
  private Dump requested = Dump.LINKS;
  private int sequence;
  private boolean resyncNeeded;
  private boolean complete;
  private int refusal;

  NetlinkTableSync(DumpRequester kernel) {
    this.requester = kernel;
  }

  /** Requests the first dump. */
  void start() {
    pendingTable = Optional.of(new Table());
    resyncNeeded = false;
    request(Dump.LINKS);
  }

  private void request(Dump dump) {
    requested = dump;
    sequence++;
    requester.requestDump(dump, sequence);
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
  boolean apply(NetlinkEvent event) {
    switch (event) {
      case NetlinkEvent.DumpDone(int answered) -> {
        return answered == sequence && pendingTable.isPresent() && advance(pendingTable.get());
      }
      case NetlinkEvent.DumpInterrupted(int answered) -> resyncNeeded |= answered == sequence;
      case NetlinkEvent.ResyncNeeded _ -> requestResync();
      case NetlinkEvent.Acknowledgement(int answered, int errno) ->
          refusal = answered == sequence && pendingTable.isPresent() ? errno : 0;
      default -> {
        return pendingTable.orElse(table).apply(event) && pendingTable.isEmpty();
      }
    }
    return false;
  }

  /** The kernel accepts no second dump request during a dump. */
  private void requestResync() {
    if (pendingTable.isPresent()) {
      resyncNeeded = true;
    } else {
      start();
    }
  }

  private boolean advance(Table received) {
    if (requested == Dump.LINKS) {
      request(Dump.ADDRESSES);
      return false;
    }
    boolean different = !complete || !received.snapshot().equals(table.snapshot());
    received.takeOver(table);
    table = received;
    pendingTable = Optional.empty();
    complete = true;
    if (resyncNeeded) {
      start();
    }
    return different;
  }

  /** Whether the next {@link #takeSnapshot} omits an existing interface. */
  boolean hasMore() {
    return table.hasReusedIndex();
  }

  /** The interfaces; one whose index was reused is omitted once. */
  InterfaceSnapshot takeSnapshot() {
    return table.takeSnapshot();
  }

  /** The interfaces and addresses reported so far. Not shared between threads. */
  static final class Table {

    private final NavigableMap<Integer, NetworkLink> links = new TreeMap<>();
    private final Map<Integer, NavigableMap<Ipv6Address, InterfaceAddress>> addresses =
        new HashMap<>();

    /** The indexes of interfaces that were removed since the last snapshot. */
    private final Set<Integer> removedIndexes = new HashSet<>();

    /** Applies an event; returns whether it changed the table. */
    boolean apply(NetlinkEvent event) {
      return switch (event) {
        case NetlinkEvent.LinkPresent(NetworkLink link) ->
            !link.equals(links.put(link.index(), link));
        case NetlinkEvent.LinkRemoved(int index) -> remove(index);
        case NetlinkEvent.AddressPresent(int index, InterfaceAddress assigned) ->
            !assigned.equals(
                addresses
                    .computeIfAbsent(index, _ -> new TreeMap<>())
                    .put(assigned.address(), assigned));
        case NetlinkEvent.AddressRemoved(int index, Ipv6Address address) ->
            addressesOf(index).remove(address) != null;
        default -> false;
      };
    }

    private boolean remove(int index) {
      addresses.remove(index);
      removedIndexes.add(index);
      return links.remove(index) != null;
    }

    private NavigableMap<Ipv6Address, InterfaceAddress> addressesOf(int index) {
      return addresses.getOrDefault(index, new TreeMap<>());
    }

    /** All interfaces, in the order of their indexes. */
    InterfaceSnapshot snapshot() {
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
          new ArrayList<>(addressesOf(link.index()).values()));
    }

    /**
     * Whether an interface was removed and its index reused since the last {@link #takeSnapshot}.
     * Sockets bound to the old interface receive nothing from the new one, although the index is
     * the same.
     */
    boolean hasReusedIndex() {
      return removedIndexes.stream().anyMatch(links::containsKey);
    }

    /**
     * All interfaces except those whose index was reused, so that callers close and reopen their
     * sockets.
     */
    InterfaceSnapshot takeSnapshot() {
      InterfaceSnapshot all = snapshot();
      if (hasReusedIndex()) {
        List<NetworkLink> others =
            all.interfaces().stream()
                .filter(link -> !removedIndexes.contains(link.index()))
                .toList();
        all = new InterfaceSnapshot(others);
      }
      removedIndexes.clear();
      return all;
    }

    /** Takes over removals that {@code former} has not reported yet. */
    void takeOver(Table former) {
      removedIndexes.addAll(former.removedIndexes);
    }
  }
}
