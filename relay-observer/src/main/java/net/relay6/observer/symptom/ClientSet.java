package net.relay6.observer.symptom;

/** A small set of clients, by their hashes. */
public final class ClientSet {

  private final long[] clients;
  private int size;

  /** A set of {@code most} clients at most. */
  public ClientSet(int most) {
    clients = new long[most];
  }

  /** Adds a client if there is room; returns whether it was added. */
  public boolean add(long client) {
    if (find(client) < size) {
      return false;
    }
    if (!isFull()) {
      clients[size++] = client;
    }
    return true;
  }

  /** Whether one is there. */
  public boolean contains(long client) {
    return find(client) < size;
  }

  /** Removes one, if it is there. */
  public void remove(long client) {
    int place = find(client);
    if (place < size) {
      clients[place] = clients[--size];
    }
  }

  /** Removes all. */
  public void clear() {
    size = 0;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** Whether there is no room for another. */
  public boolean isFull() {
    return size == clients.length;
  }

  private int find(long client) {
    int place = 0;
    while (place < size && clients[place] != client) {
      place++;
    }
    return place;
  }
}
