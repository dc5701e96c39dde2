package net.relay6.cli.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.relay6.cli.table.Table;

/**
 * Servers for people: their states, their responses, and details. With names of up to twelve
 * characters, no line is longer than 120.
 */
final class ServersText {

  private static final int WIDTH = 120;

  private final List<ServerView> servers;
  private final Elapsed elapsed;

  ServersText(List<ServerView> servers, Elapsed elapsed) {
    this.servers = servers;
    this.elapsed = elapsed;
  }

  @Override
  public String toString() {
    return states() + "\n" + responses() + "\n" + details();
  }

  private Table states() {
    Table table =
        new Table("SERVER", "STATE", "SINCE", "ADDRESS", "LOST", "ERRORS", "OVERSIZE", "WAITING");
    for (ServerView server : servers) {
      table.row(
          server.name(),
          server.state(),
          elapsed.since(server.stateSince()),
          server.address(),
          server.receiveBufferLosses(),
          server.sendErrors(),
          server.oversizeCopies(),
          cell(server.waiting()));
    }
    return table;
  }

  private Table responses() {
    Table table =
        new Table(
            "SERVER",
            "HEARD",
            "COPIES",
            "ANSWERS",
            "UNANSWERED",
            "MEDIAN",
            "99%",
            "PREFERENCE",
            "WINS",
            "LEASES",
            "FINDINGS");
    for (ServerView server : servers) {
      Optional<ServerConduct> conduct = server.conduct();
      table.row(
          server.name(),
          elapsed.since(conduct.flatMap(ServerConduct::heard)),
          server.copies(),
          server.answers(),
          cell(conduct.map(ServerConduct::unanswered)),
          cell(conduct.map(known -> known.latency().median())),
          cell(conduct.map(known -> known.latency().p99())),
          cell(conduct.map(ServerConduct::preferences)),
          cell(conduct.map(ServerConduct::wins)),
          cell(conduct.map(ServerConduct::liveLeases)),
          cell(conduct.map(ServerConduct::findings)));
    }
    return table;
  }

  /** The endpoints of each server's socket, and its problems. */
  private Table details() {
    int indent = servers.stream().mapToInt(server -> server.name().length()).reduce(6, Math::max);
    Table table = new Table("SERVER", "DETAIL");
    for (ServerView server : servers) {
      List<String> lines = lines(detail(server), WIDTH - indent - 2);
      table.row(server.name(), lines.getFirst());
      lines.stream().skip(1).forEach(line -> table.row("", line));
    }
    return table;
  }

  private static String detail(ServerView server) {
    return server.stateDetail().isEmpty() || !server.open()
        ? server.detail()
        : server.stateDetail() + ", " + server.detail();
  }

  /** Splits a text into lines of at most that length; a longer word has a line of its own. */
  private static List<String> lines(String text, int lengthMax) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > lengthMax) {
        lines.add(line);
        line = "";
      }
      line = line.isEmpty() ? word : line + " " + word;
    }
    lines.add(line);
    return lines;
  }

  private static Object cell(Optional<?> value) {
    return value.isPresent() ? value.get() : "-";
  }
}
