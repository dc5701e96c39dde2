package net.relay6.observer.finding;

import java.util.List;
import java.util.stream.Stream;

/**
 * The subject of a finding. Findings with the same code and subject are the same.
 *
 * @param servers the names of the servers, in alphabetical order
 * @param link the client link; empty text if it concerns all links
 * @param detail what else distinguishes it from others, such as a message type or an address; may
 *     be empty
 */
public record Subject(List<String> servers, String link, String detail) {

  /** Orders the servers. */
  public Subject {
    servers = servers.size() < 2 ? List.copyOf(servers) : servers.stream().sorted().toList();
  }

  /** One server on all links. */
  public static Subject of(String server) {
    return new Subject(List.of(server), "", "");
  }

  /** One server on one link. */
  public static Subject of(String server, String link) {
    return new Subject(List.of(server), link, "");
  }

  /** Two servers on one link. */
  public static Subject of(String one, String other, String link) {
    return one.equals(other) ? of(one, link) : new Subject(List.of(one, other), link, "");
  }

  /** One link. */
  public static Subject ofLink(String link) {
    return new Subject(List.of(), link, "");
  }

  /** The same subject with the detail {@code what}. */
  public Subject with(String what) {
    return new Subject(servers, link, what);
  }

  /** Whether it names that server. */
  public boolean names(String server) {
    return servers.contains(server);
  }

  @Override
  public String toString() {
    String who = servers.isEmpty() ? "" : "server " + String.join(" and ", servers);
    String where = link.isEmpty() ? "" : "link " + link;
    return String.join(
        ", ", Stream.of(who, where, detail).filter(part -> !part.isEmpty()).toList());
  }
}
