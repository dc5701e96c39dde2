package net.relay6.observer.rule;

import java.util.Arrays;
import net.relay6.table.RecencyTable;

/**
 * The load-balancing server of each client. Beyond 16,384 clients, the one seen longest ago is
 * evicted.
 */
public final class ServerByClient {

  /** Not known. */
  public static final int NONE = -1;

  private static final int CLIENTS = 16_384;

  private final RecencyTable index = new RecencyTable(CLIENTS);
  private int[] servers = new int[64];

  /** The number of the client's server, or {@link #NONE}. */
  public int of(long client) {
    int entry = index.find(client);
    return entry == RecencyTable.NONE ? NONE : servers[entry];
  }

  /** Sets the server of a client. */
  public void put(long client, int server) {
    int entry = index.find(client);
    if (entry == RecencyTable.NONE) {
      entry = add(client);
    } else {
      index.use(entry);
    }
    servers[entry] = server;
  }

  /** Removes the clients of that server. */
  public void forget(int server) {
    for (int entry = 0; entry < servers.length; entry++) {
      servers[entry] = servers[entry] == server ? NONE : servers[entry];
    }
  }

  private int add(long client) {
    if (index.isFull()) {
      index.remove(index.oldest());
    }
    int entry = index.add(client);
    if (entry >= servers.length) {
      servers = Arrays.copyOf(servers, 2 * servers.length);
    }
    return entry;
  }
}
