package net.relay6.feature.ownerfirst;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.relay6.net.DuidLength;
import net.relay6.table.KeyedHash;
import net.relay6.table.RecencyTable;
import net.relay6.table.Rows;

/**
 * Which server owns a client's bindings, by DUID: the one whose REPLY was the first of its
 * transaction, since that is the one the client takes. Bounded: the client not heard of for longest
 * is forgotten. About 60 octets for each client, since only a key is kept of a DUID, and no
 * garbage. What is no DUID by its length (RFC 9915, section 11.1) has no owner. Belongs to the data
 * plane's thread.
 */
public final class Owners {

  private static final int NONE = RecencyTable.NONE;
  private static final int CLIENTS = 65_536;
  private static final int TRANSACTION = 0;
  private static final int COLUMNS = 1;

  private final RecencyTable index;

  // By the numbers of the entries: the server's name, and whose REPLY it was.
  private final List<String> servers = new ArrayList<>();
  private final Rows rows = new Rows(COLUMNS);

  /** Knows no client so far, and remembers 65,536 clients at most. */
  public Owners() {
    this(CLIENTS);
  }

  /** Remembers {@code capacity} clients at most. */
  Owners(int capacity) {
    index = new RecencyTable(capacity);
  }

  /** A server has given leases to the client in that transaction. */
  void learn(ByteBuf client, String server, int transactionId) {
    if (!DuidLength.isAllowed(client.readableBytes())) {
      return;
    }
    long key = key(client);
    int known = index.find(key);
    if (known == NONE) {
      set(add(key), server, transactionId);
    } else {
      index.use(known);
      if (rows.get(known, TRANSACTION) != transactionId) {
        set(known, server, transactionId);
      }
    }
  }

  private int add(long key) {
    if (index.isFull()) {
      index.remove(index.oldest());
    }
    int entry = index.add(key);
    if (entry == servers.size()) {
      servers.add("");
    }
    return entry;
  }

  private void set(int entry, String server, int transactionId) {
    servers.set(entry, server);
    rows.set(entry, TRANSACTION, transactionId);
  }

  /** The server that owns the client's bindings; empty when that is not known. */
  Optional<String> of(ByteBuf client) {
    int known = DuidLength.isAllowed(client.readableBytes()) ? index.find(key(client)) : NONE;
    if (known == NONE) {
      return Optional.empty();
    }
    index.use(known);
    return Optional.of(servers.get(known));
  }

  /** How many clients are remembered. */
  int size() {
    return index.size();
  }

  private static long key(ByteBuf client) {
    long key = KeyedHash.START;
    for (int index = client.readerIndex(); index < client.writerIndex(); index++) {
      key = KeyedHash.add(key, client.getByte(index));
    }
    return key;
  }
}
