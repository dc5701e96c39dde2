package net.relay6.observer.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.relay6.net.Ipv6Address;

/**
 * The relay's own link-address on each link, by server, and the one before its latest change. A
 * link that is absent for a while keeps its entry. Bounded: the entry set longest ago is evicted.
 */
public final class LinkAddressChanges {

  private static final int ENTRIES = 8192;
  private static final long MINUTES_FROM_SECONDS = 180;
  private static final long HOURS_FROM_MINUTES = 180;

  private record Key(String link, String server) {}

  /**
   * A change of a link-address.
   *
   * @param before the previous link-address
   * @param atNanos when it changed
   */
  public record Change(Ipv6Address before, long atNanos) {

    /** Whether a request that began at that time was sent with the previous link-address. */
    public boolean isAfter(long beganNanos) {
      return beganNanos - atNanos <= 0;
    }

    /** The change, as part of a sentence about a request that began at that time. */
    String text(long beganNanos) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(beganNanos - atNanos);
      return "the link-address was %s until %s before the request"
          .formatted(before, seconds == 0 ? "just" : duration(seconds));
    }

    private static String duration(long seconds) {
      long minutes = TimeUnit.SECONDS.toMinutes(seconds);
      if (seconds < MINUTES_FROM_SECONDS) {
        return seconds + " s";
      }
      return minutes < HOURS_FROM_MINUTES
          ? minutes + " min"
          : TimeUnit.SECONDS.toHours(seconds) + " h";
    }
  }

  private record Entry(Ipv6Address now, Optional<Change> change) {}

  private final LinkedHashMap<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  /** Takes the current link-addresses of the links that relay. */
  void follow(Map<String, KnownLink> links, long nowNanos) {
    links.forEach((name, link) ->
        link.linkAddresses()
            .forEach((server, address) -> follow(new Key(name, server), address, nowNanos)));
  }

  private void follow(Key key, Ipv6Address address, long nowNanos) {
    Entry known = entries.get(key);
    if (known == null) {
      entries.put(key, new Entry(address, Optional.empty()));
    } else if (!known.now().equals(address)) {
      entries.put(key, new Entry(address, Optional.of(new Change(known.now(), nowNanos))));
    }
    if (entries.size() > ENTRIES) {
      entries.pollFirstEntry();
    }
  }

  /** The latest change of the link-address that a server is sent for a link. */
  Optional<Change> change(String link, String server) {
    return Optional.ofNullable(entries.get(new Key(link, server))).flatMap(Entry::change);
  }
}
