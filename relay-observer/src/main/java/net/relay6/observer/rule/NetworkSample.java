package net.relay6.observer.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;
import net.relay6.observer.statistics.Server;

/**
 * The latest addresses that each server offered or assigned in a /64 of a link. Instances are
 * reused, so rules must not keep any.
 */
public final class NetworkSample {

  private static final int PREFIX_LENGTH = 64;

  private final List<ServerSample> servers = new ArrayList<>(2);
  private String link = "";
  private long high;

  void begin(String newLink, long newHigh) {
    link = newLink;
    high = newHigh;
    servers.forEach(ServerSample::clear);
  }

  /** The addresses of that server; empty at first. */
  public ServerSample of(Server server) {
    for (ServerSample sample : servers) {
      if (sample.server() == server) {
        return sample;
      }
    }
    ServerSample sample = new ServerSample(server);
    servers.add(sample);
    return sample;
  }

  void forget(Server server) {
    servers.removeIf(sample -> sample.server() == server);
  }

  /** The client link. */
  public String link() {
    return link;
  }

  /** The network. */
  public Ipv6Prefix prefix() {
    return new Ipv6Prefix(new Ipv6Address(high, 0), PREFIX_LENGTH);
  }

  /** The addresses of each server; may be empty for some. */
  public List<ServerSample> servers() {
    return Collections.unmodifiableList(servers);
  }
}
