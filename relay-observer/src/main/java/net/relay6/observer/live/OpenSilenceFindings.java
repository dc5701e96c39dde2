package net.relay6.observer.live;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.relay6.observer.TimeBase;
import net.relay6.observer.finding.Finding;
import net.relay6.runtime.server.SilenceFinding;

/**
 * The open findings that say that a server is silent. Written on the observer's thread, read by
 * any.
 */
final class OpenSilenceFindings implements Finding.Listener {

  /** Stands for all servers. */
  private static final String EVERY_SERVER = "";

  private final Map<String, Finding> byServer = new ConcurrentHashMap<>();

  /** The finding about that server, if one is open; {@code time} turns its time into an instant. */
  Optional<SilenceFinding> of(String server, TimeBase time) {
    return Optional.ofNullable(byServer.get(server))
        .or(() -> Optional.ofNullable(byServer.get(EVERY_SERVER)))
        .map(finding -> new SilenceFinding(finding.number(), time.at(finding.openedNanos())));
  }

  @Override
  public void opened(Finding finding) {
    server(finding).ifPresent(server -> byServer.put(server, finding));
  }

  @Override
  public void closed(Finding finding) {
    server(finding).ifPresent(byServer::remove);
  }

  /** A finding that no server answers on one link is not about a single server. */
  private static Optional<String> server(Finding finding) {
    return switch (finding.code()) {
      case SERVER_SILENT -> finding.subject().servers().stream().findFirst();
      case ALL_SERVERS_SILENT ->
          Optional.of(EVERY_SERVER).filter(_ -> finding.subject().link().isEmpty());
      default -> Optional.empty();
    };
  }
}
