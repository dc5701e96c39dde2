package net.relay6.feature.capture;

import java.util.List;
import java.util.Set;

/**
 * Selects what is captured. It applies to a received datagram together with everything sent because
 * of it: for a link, its clients' messages, their RELAY-FORWs and the responses that left by it;
 * for a server, the messages exchanged with it and the related messages on the clients' side.
 *
 * @param links names of links, or {@link CaptureRecord.Point#UNICAST_NAME}; empty: all
 * @param servers names of servers; empty: all
 */
public record CaptureFilter(Set<String> links, Set<String> servers) {

  /** Selects everything. */
  public static final CaptureFilter ALL = new CaptureFilter(Set.of(), Set.of());

  /** Copies its sets. */
  public CaptureFilter {
    links = Set.copyOf(links);
    servers = Set.copyOf(servers);
  }

  /** Whether datagrams at that point may be selected. */
  boolean wants(CaptureRecord.Point point) {
    Set<String> names = point.kind() == CaptureRecord.Point.Kind.SERVER ? servers : links;
    return names.isEmpty() || names.contains(point.name());
  }

  /** Whether a datagram and the datagrams sent because of it are selected. */
  boolean wants(List<CaptureRecord> step) {
    return (links.isEmpty() || touches(step, links, false))
        && (servers.isEmpty() || touches(step, servers, true));
  }

  private static boolean touches(List<CaptureRecord> step, Set<String> names, boolean servers) {
    for (CaptureRecord captured : step) {
      CaptureRecord.Point point = captured.point();
      if (servers == (point.kind() == CaptureRecord.Point.Kind.SERVER)
          && names.contains(point.name())) {
        return true;
      }
    }
    return false;
  }
}
