package net.relay6.feature.linklayer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.relay6.agent.LinkLayerSource;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import net.relay6.platform.FrameTap;

/**
 * The hardware addresses of one link's clients, from the frames of their messages (RFC 6939,
 * section 5). The tap has a message's frame before its datagram can be read, so an address is
 * looked for after the tap has been emptied; frames taken early, with those of a burst, answer for
 * their own datagrams without asking the kernel again. Bounded: the client not heard of for longest
 * is forgotten. Belongs to the data plane's thread.
 */
public final class LinkLayerTable implements LinkLayerSource, FrameTap.Sink {

  private static final int CAPACITY = 8192;
  private static final float LOAD = 0.75f;

  /** Frames whose datagrams the kernel has discarded must not count for long. */
  private static final int AHEAD_MAX = 64;

  /** A client's address, and how many of its frames have been taken whose datagrams have not. */
  private static final class Client {
    private Optional<LinkLayerAddress> address = Optional.empty();
    private int ahead;
  }

  private final FrameTap tap;
  private final LinkedHashMap<Ipv6Address, Client> clients =
      new LinkedHashMap<>(16, LOAD, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Ipv6Address, Client> eldest) {
          return size() > CAPACITY;
        }
      };

  /** A table of what {@code tap} hears. */
  public LinkLayerTable(FrameTap tap) {
    this.tap = tap;
  }

  @Override
  public Optional<LinkLayerAddress> of(Ipv6Address source) {
    Client client = clients.get(source);
    if (client == null || client.ahead == 0) {
      tap.drain(this);
      client = clients.get(source);
    }
    if (client == null) {
      return Optional.empty();
    }
    client.ahead = Math.max(0, client.ahead - 1);
    return client.address;
  }

  @Override
  public void frame(Ipv6Address source, LinkLayerAddress sender) {
    Client client = clients.computeIfAbsent(source, _ -> new Client());
    client.ahead = Math.min(client.ahead + 1, AHEAD_MAX);
    if (!client.address.equals(Optional.of(sender))) {
      client.address = Optional.of(sender);
    }
  }
}
