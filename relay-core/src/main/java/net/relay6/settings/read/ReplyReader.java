package net.relay6.settings.read;

import java.util.List;
import net.relay6.settings.AcceptFrom;
import net.relay6.settings.ReplySettings;
import net.relay6.settings.ServerSettings;
import net.relay6.settings.hocon.SettingsCursor;

/** Reads {@code replies}. */
final class ReplyReader {

  private final SettingsCursor keys;

  ReplyReader(SettingsCursor relay) {
    this.keys = relay.block("replies");
  }

  /**
   * The settings; faults are reported.
   *
   * @param servers the valid servers
   * @param names of all servers
   */
  ReplySettings read(List<ServerSettings> servers, Names names) {
    AcceptFrom acceptFrom =
        keys.find("accept-from")
            .flatMap(value -> value.choice(AcceptFrom.class))
            .orElse(defaultFor(servers));
    if (acceptFrom == AcceptFrom.CONFIGURED_SERVERS
        && names.complete()
        && servers.size() == names.all().size()
        && servers.stream().allMatch(ReplyReader::answersFromAnywhere)) {
      keys.refuse(
          "accept-from",
          "every server is a multicast group, so no reply would ever be accepted; write"
              + " accept-from = anyone, or give the servers' own addresses"
              + " (servers.NAME.accept-from)");
    }
    ReplySettings replies =
        new ReplySettings(
            acceptFrom,
            keys.flag("deny-relay-forward"),
            keys.flag("single-link-fallback"),
            keys.flag("by-frame"));
    keys.refuseUnknownKeys();
    return replies;
  }

  private static AcceptFrom defaultFor(List<ServerSettings> servers) {
    return servers.stream().anyMatch(ReplyReader::answersFromAnywhere)
        ? AcceptFrom.ANYONE
        : AcceptFrom.CONFIGURED_SERVERS;
  }

  /** The members of a group are not known unless accept-from lists them. */
  private static boolean answersFromAnywhere(ServerSettings server) {
    return server.isMulticast() && server.acceptFrom().isEmpty();
  }
}
