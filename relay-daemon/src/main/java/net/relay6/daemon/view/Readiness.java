package net.relay6.daemon.view;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import net.relay6.daemon.log.LogOutput;
import net.relay6.daemon.log.LogState;
import net.relay6.runtime.Relay;
import net.relay6.runtime.watch.NeighbourState;
import net.relay6.runtime.watch.SharedPort;
import net.relay6.transport.ChannelStates;

/**
 * Whether a relay is ready.
 *
 * @param ready whether at least one server is usable, and at least one link relays or is on standby
 * @param linksOpen the number of open links
 * @param links the number of configured links
 * @param serversOpen how many servers are
 * @param servers the number of configured servers
 * @param degraded the problems, one sentence each, causes before what follows from them
 */
public record Readiness(
    boolean ready,
    long linksOpen,
    int links,
    long serversOpen,
    int servers,
    List<String> degraded) {

  /** The current readiness, with times of {@code clock}. */
  public static Readiness of(Subject subject, InstantSource clock) {
    Relay relay = subject.relay();
    ChannelStates channels = relay.channels();
    List<LinkView> links = LinkView.all(subject);
    List<String> degraded = new ArrayList<>();
    // A program that has the port is why sockets are not open, so it comes before them.
    relay.sharedPorts().stream().map(SharedPort::problem).forEach(degraded::add);
    links.stream()
        .filter(link -> !link.relays() && !link.standsBy())
        .map(link -> "link %s: %s".formatted(link.name(), link.reason().orElse(link.state())))
        .forEach(degraded::add);
    ServerProblems servers = ServerProblems.of(relay, clock);
    degraded.addAll(servers.sentences());
    links.forEach(link -> addFrames(degraded, link, channels));
    degraded.addAll(relay.stateProblems());
    relay.neighbours().flatMap(NeighbourState::problem).ifPresent(degraded::add);
    channels.losing().stream()
        .map(
            "%s: messages were lost within the last minute, the receive buffer was full"::formatted)
        .forEach(degraded::add);
    addLog(degraded, LogOutput.state());
    long linksOpen = links.stream().filter(LinkView::relays).count();
    long serversOpen = channels.openCount("server");
    return new Readiness(
        serversOpen > 0
            && (servers.anyIsUsable() || !subject.readyNeedsResponse())
            && (linksOpen > 0 || links.stream().anyMatch(LinkView::standsBy)),
        linksOpen,
        links.size(),
        serversOpen,
        relay.servers().size(),
        degraded);
  }

  private static void addFrames(List<String> degraded, LinkView link, ChannelStates channels) {
    channels
        .find("frames", link.name())
        .ifPresent(state ->
            degraded.add(
                "link %s: no packet socket, responses leave by UDP: %s"
                    .formatted(link.name(), state.detail())));
  }

  private static void addLog(List<String> degraded, LogState log) {
    if (log.discarding()) {
      degraded.add(
          "log: standard error takes no lines, so they are discarded; see what reads it, or whether"
              + " its disk is full");
    }
  }

  /** {@code ready}, {@code degraded} or {@code not ready}. */
  public String word() {
    if (!ready) {
      return "not ready";
    }
    return degraded.isEmpty() ? "ready" : "degraded";
  }
}
