package net.relay6.observer.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.relay6.observer.observation.LeaseFacts;
import net.relay6.observer.statistics.Server;
import net.relay6.table.KeyedHash;
import net.relay6.table.RecencyTable;

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
  private final List<NetworkSample> networks = new ArrayList<>();

  @Override
  public void answered(Answer answer) {
    answer
        .facts()
        .firstUsable()
        .filter(place -> place.prefixLength() > NETWORK_LENGTH)
        .ifPresent(
            place -> used(answer.link(), place).of(answer.server()).add(place.address().low()));
  }

  @Override
  public void forgotten(Server server) {
    networks.forEach(network -> network.forget(server));
  }

  private NetworkSample used(String link, LeaseFacts place) {
    long key = key(link, place);
    int known = index.find(key);
    if (known != NONE) {
      index.use(known);
      return networks.get(known);
    }
    NetworkSample sample = free(key);
    sample.begin(link, place.address().high());
    return sample;
  }

  private NetworkSample free(long key) {
    if (index.isFull()) {
      index.remove(index.oldest());
    }
    int entry = index.add(key);
    if (entry == networks.size()) {
      networks.add(new NetworkSample());
    }
    return networks.get(entry);
  }

  /** The known addresses of the network of an address, if there are any. */
  public Optional<NetworkSample> of(String link, LeaseFacts place) {
    int entry = place.prefixLength() > NETWORK_LENGTH ? index.find(key(link, place)) : NONE;
    return entry == NONE ? Optional.empty() : Optional.of(networks.get(entry));
  }

  /** Every network, the one used longest ago first. */
  public Stream<NetworkSample> all() {
    return IntStream.iterate(index.oldest(), entry -> entry != NONE, index::newerThan)
        .mapToObj(networks::get);
  }

  private static long key(String link, LeaseFacts place) {
    long key = KeyedHash.add(KeyedHash.START, link.hashCode());
    return KeyedHash.add(key, place.address().high());
  }
}
