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
 * The server that owns a client's bindings, by DUID: the one with the first REPLY of the
 * transaction, since the client uses that one. Bounded: the client seen longest ago is evicted. It
 * takes about 60 octets for each client, since only a hash of the DUID is stored, and leaves no
 * garbage. An identifier with an invalid length (RFC 9915, section 11.1) has no owner. Used by the
 * data plane's thread only.
 */
public final class Owners {

  private static final int NONE = RecencyTable.NONE;
  private static final int CLIENTS = 65_536;
  private static final int TRANSACTION = 0;
  private static final int COLUMNS = 1;

  private final RecencyTable index;

  // By entry number: the server's name, and the transaction of its REPLY.
  private final List<String> servers = new ArrayList<>();
  private final Rows rows = new Rows(COLUMNS);

  /** An empty table for at most 65,536 clients. */
  public Owners() {
    this(CLIENTS);
  }

  /** An empty table for at most {@code capacity} clients. */
  Owners(int capacity) {
    index = new RecencyTable(capacity);
  }

  /** Notes that a server has assigned leases to the client in that transaction. */
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

  /** The server that owns the client's bindings; empty if it is not known. */
  Optional<String> of(ByteBuf client) {
    int known = DuidLength.isAllowed(client.readableBytes()) ? index.find(key(client)) : NONE;
    if (known == NONE) {
      return Optional.empty();
    }
    index.use(known);
    return Optional.of(servers.get(known));
  }

  /** The number of clients. */
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
