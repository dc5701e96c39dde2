package net.relay6.observer.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;
import net.relay6.observer.statistics.ObservedServer;
import net.relay6.table.KeyedHash;
import net.relay6.table.RecencyTable;
import net.relay6.wire.AddressOrPrefix;

/**
 * The latest addresses that each server offered or assigned, by link and /64. A delegated prefix of
 * 64 bits or fewer is a network of its own and shows nothing about pools. Bounded: beyond 4,096
 * networks, the one used longest ago is evicted. It takes about 300 octets for each server of a
 * network, and leaves no garbage.
 */
public final class AddressSamples implements Rule {

  private static final int NONE = RecencyTable.NONE;
  private static final int NETWORKS = 4096;
  private static final int NETWORK_LENGTH = 64;

  private final RecencyTable index = new RecencyTable(NETWORKS);

  /** By the numbers of the entries. */
  private final List<Network> networks = new ArrayList<>();

  @Override
  public void responseDelivered(Rule.ObservedResponse response) {
    response
        .summary()
        .firstUsable()
        .filter(lease -> lease.prefixLength() > NETWORK_LENGTH)
        .ifPresent(
            lease -> used(response.link(), lease).of(response.server()).add(lease.address().low()));
  }

  @Override
  public void forgotten(ObservedServer server) {
    networks.forEach(network -> network.forget(server));
  }

  private Network used(String link, AddressOrPrefix lease) {
    long key = key(link, lease);
    int known = index.find(key);
    if (known != NONE) {
      index.use(known);
      return networks.get(known);
    }
    Network sample = free(key);
    sample.begin(link, lease.address().high());
    return sample;
  }

  private Network free(long key) {
    if (index.isFull()) {
      index.remove(index.oldest());
    }
    int entry = index.add(key);
    if (entry == networks.size()) {
      networks.add(new Network());
    }
    return networks.get(entry);
  }

  /** The known addresses of the network of an address, if there are any. */
  public Optional<Network> of(String link, AddressOrPrefix lease) {
    int entry = lease.prefixLength() > NETWORK_LENGTH ? index.find(key(link, lease)) : NONE;
    return entry == NONE ? Optional.empty() : Optional.of(networks.get(entry));
  }

  /** Every network, the one used longest ago first. */
  public Stream<Network> all() {
    return IntStream.iterate(index.oldest(), entry -> entry != NONE, index::newerThan)
        .mapToObj(networks::get);
  }

  private static long key(String link, AddressOrPrefix lease) {
    long key = KeyedHash.add(KeyedHash.START, link.hashCode());
    return KeyedHash.add(key, lease.address().high());
  }

  /**
   * The latest addresses that each server offered or assigned in a /64 of a link. Instances are
   * reused, so rules must not keep any.
   */
  public static final class Network {

    private static final int PREFIX_LENGTH = 64;

    private final List<ServerAddressSample> servers = new ArrayList<>(2);
    private String link = "";
    private long high;

    void begin(String newLink, long newHigh) {
      link = newLink;
      high = newHigh;
      servers.forEach(ServerAddressSample::clear);
    }

    /** The addresses of that server; empty at first. */
    public ServerAddressSample of(ObservedServer server) {
      for (ServerAddressSample sample : servers) {
        if (sample.server() == server) {
          return sample;
        }
      }
      ServerAddressSample sample = new ServerAddressSample(server);
      servers.add(sample);
      return sample;
    }

    void forget(ObservedServer server) {
      servers.removeIf(sample -> sample.server() == server);
    }

    /** The client link. */
    public String link() {
      return link;
    }

    /** The network. */
    public Ipv6Prefix prefix() {
      return new Ipv6Prefix(new Ipv6Address(high, 0), PREFIX_LENGTH);
    }

    /** The addresses of each server; may be empty for some. */
    public List<ServerAddressSample> servers() {
      return Collections.unmodifiableList(servers);
    }
  }
}
