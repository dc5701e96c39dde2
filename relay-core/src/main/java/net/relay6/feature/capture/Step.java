package net.relay6.feature.capture;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.relay6.agent.Arrival;
import net.relay6.agent.DhcpPorts;
import net.relay6.agent.LinkPlan;
import net.relay6.agent.Outbox;
import net.relay6.agent.ServerPlan;
import net.relay6.agent.ServerSources;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/** What is sent because of one received datagram: passed on first, then noted. */
final class Step implements Outbox {

  private final Outbox outbox;
  private final Arrival arrival;
  private final ServerSources sources;
  private final InstantSource clock;
  private final List<Sighting> sent = new ArrayList<>(4);

  Step(Outbox outbox, Arrival arrival, ServerSources sources, InstantSource clock) {
    this.outbox = outbox;
    this.arrival = arrival;
    this.sources = sources;
    this.clock = clock;
  }

  List<Sighting> sent() {
    return sent;
  }

  @Override
  public void toServer(ServerPlan server, ByteBuf frame) {
    outbox.toServer(server, frame);
    noteCopy(server, frame, "copy to " + server);
  }

  @Override
  public void toServerLater(ServerPlan server, ByteBuf frame, long delayNanos) {
    outbox.toServerLater(server, frame, delayNanos);
    long delayMillis = TimeUnit.NANOSECONDS.toMillis(delayNanos);
    noteCopy(server, frame, "copy to " + server + ", leaves " + delayMillis + " ms later");
  }

  @Override
  public void onLink(LinkPlan link, Ipv6Address destination, int port, ByteBuf frame) {
    outbox.onLink(link, destination, port, frame);
    Ipv6Address source = destination.isLinkLocal() ? linkLocal(link) : Ipv6Address.UNSPECIFIED;
    note(Place.of(link), source, DhcpPorts.SERVER, Endpoint.of(destination, port), frame, answer());
  }

  @Override
  public void byRoute(Ipv6Address destination, int port, ByteBuf frame) {
    outbox.byRoute(destination, port, frame);
    Endpoint to = Endpoint.of(destination, port);
    note(Place.UNICAST, Ipv6Address.UNSPECIFIED, DhcpPorts.SERVER, to, frame, answer());
  }

  private void noteCopy(ServerPlan server, ByteBuf frame, String remark) {
    Optional<Ipv6Address> source = sources.sourceTo(server);
    note(
        Place.of(server),
        source.orElse(Ipv6Address.UNSPECIFIED),
        server.localPort(),
        Endpoint.of(server.address(), DhcpPorts.SERVER),
        frame,
        source.isPresent() ? remark : remark + ", lost: its socket is not open");
  }

  private void note(
      Place place,
      Ipv6Address source,
      int sourcePort,
      Endpoint destination,
      ByteBuf frame,
      String remark) {
    sent.add(
        new Sighting(
            clock.instant(),
            place,
            Sighting.Direction.OUTBOUND,
            Endpoint.of(source, sourcePort),
            destination,
            octets(frame),
            remark,
            0));
  }

  /** A copy of a borrowed frame. */
  static Octets octets(ByteBuf frame) {
    return Octets.of(ByteBufUtil.getBytes(frame));
  }

  private String answer() {
    return arrival instanceof Arrival.FromServer(ServerPlan server)
        ? "answer of " + server
        : "answer";
  }

  private static Ipv6Address linkLocal(LinkPlan link) {
    return link.attachment().linkLocals().stream().findFirst().orElse(Ipv6Address.UNSPECIFIED);
  }
}
