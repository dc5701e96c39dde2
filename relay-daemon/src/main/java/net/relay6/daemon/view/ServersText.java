package net.relay6.daemon.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Servers for people: their states, their responses, and details. With names of up to twelve
 * characters, no line is longer than 120.
 */
public final class ServersText {

  private static final int WIDTH = 120;
  private static final int NAME_LENGTH_MAX = 12;

  /** That of an IPv6 address; a host name stands whole in the details. */
  private static final int ADDRESS_LENGTH_MAX = 39;

  private final List<ServerView> servers;
  private final Elapsed elapsed;

  public ServersText(List<ServerView> servers, Elapsed elapsed) {
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
          name(server, table),
          server.state(),
          elapsed.since(server.stateSince()),
          address(server),
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
          name(server, table),
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
    int indent =
        servers.stream()
            .mapToInt(server -> server.name().length())
            .filter(length -> length <= NAME_LENGTH_MAX)
            .reduce(6, Math::max);
    Table table = new Table("SERVER", "DETAIL");
    for (ServerView server : servers) {
      List<String> lines = lines(detail(server), WIDTH - indent - 2);
      table.row(name(server, table), lines.getFirst());
      lines.stream().skip(1).forEach(line -> table.row("", line));
    }
    return table;
  }

  /** What stands in its column; a long name is put above the row. */
  private static String name(ServerView server, Table table) {
    if (server.name().length() <= NAME_LENGTH_MAX) {
      return server.name();
    }
    table.line(server.name());
    return "";
  }

  private static String address(ServerView server) {
    return server.address().length() <= ADDRESS_LENGTH_MAX
        ? server.address()
        : server.address().substring(0, ADDRESS_LENGTH_MAX - 3) + "...";
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
