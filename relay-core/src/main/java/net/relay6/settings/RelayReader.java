package net.relay6.settings;

import java.util.List;
import java.util.Optional;

/** Reads the block {@code relay6}, in the order of {@code reference.conf}. */
final class RelayReader {

  private final SettingsCursor relay;
  private final Problems problems;

  RelayReader(SettingsCursor relay, Problems problems) {
    this.relay = relay;
    this.problems = problems;
  }

  /** The settings; empty when anything in the file is wrong. */
  Optional<RelaySettings> read() {
    ServerReader serverReader = new ServerReader(relay, problems);
    List<ServerSettings> servers = serverReader.read();
    Optional<ServerSetSettings> serverSet = serverSet();
    List<LinkSettings> links = new LinksReader(relay, serverReader.names(), problems).read();
    Optional<Integer> hopCountLimit =
        relay
            .require("hop-count-limit", "hop-count-limit = 8")
            .flatMap(value -> value.number(1, RelaySettings.HOP_COUNT_LIMIT_MAX));
    ReplySettings replies = new ReplyReader(relay).read(servers);
    relay.refuseUnknownKeys();
    return problems.count() > 0
        ? Optional.empty()
        : hopCountLimit.map(limit -> new RelaySettings(servers, links, serverSet, limit, replies));
  }

  private Optional<ServerSetSettings> serverSet() {
    SettingsCursor keys = relay.block("server-set");
    Optional<SettingsValue> model =
        keys.isLeftOut() ? keys.find("model") : keys.require("model", "model = split-prefixes");
    keys.refuseUnknownKeys();
    return model.flatMap(value -> value.choice(ServerSetModel.class)).map(ServerSetSettings::new);
  }
}
