package net.relay6.feature.ownerfirst;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.relay6.net.Octets;
import net.relay6.option.Duid;

/**
 * Which server owns a client's bindings, by DUID: the one whose REPLY was the first of its
 * transaction, since that is the one the client takes. Bounded in number and in octets: the client
 * not heard of for longest is forgotten, and what is no DUID by its length (RFC 9915, section 11.1)
 * has no owner. Belongs to the data plane's thread.
 */
public final class Owners {

  private static final int CLIENTS = 65_536;

  private static final int LOAD_PERCENT = 75;

  /**
   * @param server the server's name
   * @param transactionId whose REPLY it was
   */
  private record Owner(String server, int transactionId) {}

  private final int capacity;
  private final LinkedHashMap<Octets, Owner> byClient =
      new LinkedHashMap<>(16, LOAD_PERCENT / 100f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Octets, Owner> eldest) {
          return size() > capacity;
        }
      };

  /** Knows nobody yet, and remembers 65,536 clients at most. */
  public Owners() {
    this(CLIENTS);
  }

  /** Remembers {@code capacity} clients at most. */
  Owners(int capacity) {
    this.capacity = capacity;
  }

  /** A server has given leases to the client in that transaction. */
  void learn(ByteBuf client, String server, int transactionId) {
    if (!Duid.isLength(client.readableBytes())) {
      return;
    }
    Octets duid = octets(client);
    Owner known = byClient.get(duid);
    if (known == null || known.transactionId() != transactionId) {
      byClient.put(duid, new Owner(server, transactionId));
    }
  }

  /** The server that owns the client's bindings; empty when that is not known. */
  Optional<String> of(ByteBuf client) {
    return Duid.isLength(client.readableBytes())
        ? Optional.ofNullable(byClient.get(octets(client))).map(Owner::server)
        : Optional.empty();
  }

  /** How many octets of DUIDs are remembered. */
  long octets() {
    return byClient.keySet().stream().mapToLong(Octets::length).sum();
  }

  private static Octets octets(ByteBuf client) {
    return Octets.of(ByteBufUtil.getBytes(client));
  }
}
