package net.relay6.feature.capture;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.relay6.agent.extension.Outbox;
import net.relay6.agent.extension.Relaying;
import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.Outcome;
import net.relay6.net.DhcpPorts;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/** The relay while it is captured: it relays unchanged and copies each datagram into a queue. */
final class CapturingRelay implements Relaying {

  private final Relaying inner;
  private final CaptureFilter filter;
  private final Capture.RecordQueue queue;
  private final InstantSource clock;

  CapturingRelay(
      Relaying inner, CaptureFilter filter, Capture.RecordQueue queue, InstantSource clock) {
    this.inner = inner;
    this.filter = filter;
    this.queue = queue;
    this.clock = clock;
  }

  @Override
  public Outcome receive(InboundDatagram datagram, Outbox outbox) {
    CaptureRecord.Point point = CaptureRecord.Point.of(datagram.arrival());
    if (!filter.wants(point)) {
      return inner.receive(datagram, outbox);
    }
    Instant time = clock.instant();
    CapturingOutbox capturing = new CapturingOutbox(outbox, datagram.arrival(), clock);
    Outcome outcome = inner.receive(datagram, capturing);
    enqueue(received(datagram, point, time, outcome, outbox), capturing.sent());
    return outcome;
  }

  private void enqueue(CaptureRecord received, List<CaptureRecord> sent) {
    List<CaptureRecord> whole = new ArrayList<>(1 + sent.size());
    whole.add(received);
    whole.addAll(sent);
    if (filter.wants(whole)) {
      for (CaptureRecord captured : whole) {
        if (filter.wants(captured.point())) {
          queue.add(captured);
        }
      }
    }
  }

  private static CaptureRecord received(
      InboundDatagram datagram,
      CaptureRecord.Point point,
      Instant time,
      Outcome outcome,
      Outbox outbox) {
    return new CaptureRecord(
        time,
        point,
        CaptureRecord.Direction.INBOUND,
        datagram.source(),
        destination(datagram.arrival(), outbox),
        octets(datagram.payload()),
        comment(datagram, outcome),
        0);
  }

  private static Endpoint destination(Arrival arrival, Outbox outbox) {
    return switch (arrival) {
      case Arrival.OnLink(LinkPlan _) ->
          Endpoint.of(Ipv6Address.ALL_RELAY_AGENTS_AND_SERVERS, DhcpPorts.SERVER);
      case Arrival.FromServer(ServerPlan server) ->
          Endpoint.of(outbox.sourceTo(server).orElse(Ipv6Address.UNSPECIFIED), server.localPort());
      case Arrival.Unicast _ -> Endpoint.of(Ipv6Address.UNSPECIFIED, DhcpPorts.SERVER);
    };
  }

  private static String comment(InboundDatagram datagram, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Forwarded(int copies) ->
          (isProbe(datagram) ? "probe of relay6, " : "forwarded, ")
              + (copies == 1 ? "1 copy" : copies + " copies");
      case Outcome.Delivered _ -> "delivered";
      case Outcome.Consumed _ -> "consumed";
      case Outcome.Dropped(var reason) -> "dropped: " + reason.label();
    };
  }

  /** A message from the relay's own address on the link is a probe: no client has that address. */
  private static boolean isProbe(InboundDatagram datagram) {
    return datagram.arrival() instanceof Arrival.OnLink(LinkPlan link)
        && link.interfaceState().linkLocals().contains(datagram.source().address());
  }

  /** A copy of a borrowed frame. */
  private static Octets octets(ByteBuf frame) {
    return Octets.of(ByteBufUtil.getBytes(frame));
  }

  /** What is sent because of one received datagram: passed on first, then kept. */
  private static final class CapturingOutbox implements Outbox {

    private final Outbox outbox;
    private final Arrival arrival;
    private final InstantSource clock;
    private final List<CaptureRecord> sent = new ArrayList<>(4);

    CapturingOutbox(Outbox outbox, Arrival arrival, InstantSource clock) {
      this.outbox = outbox;
      this.arrival = arrival;
      this.clock = clock;
    }

    List<CaptureRecord> sent() {
      return sent;
    }

    @Override
    public void toServer(ServerPlan server, ByteBuf frame) {
      outbox.toServer(server, frame);
      addRelayForward(server, frame, "copy to " + server);
    }

    @Override
    public void toServerLater(ServerPlan server, ByteBuf frame, long delayNanos) {
      outbox.toServerLater(server, frame, delayNanos);
      long delayMillis = TimeUnit.NANOSECONDS.toMillis(delayNanos);
      addRelayForward(server, frame, "copy to " + server + ", leaves " + delayMillis + " ms later");
    }

    @Override
    public void onLink(LinkPlan link, Ipv6Address destination, int port, ByteBuf frame) {
      outbox.onLink(link, destination, port, frame);
      Ipv6Address source = destination.isLinkLocal() ? linkLocal(link) : Ipv6Address.UNSPECIFIED;
      Endpoint to = Endpoint.of(destination, port);
      add(CaptureRecord.Point.of(link), source, DhcpPorts.SERVER, to, frame, responseRemark());
    }

    @Override
    public void byRoute(Ipv6Address destination, int port, ByteBuf frame) {
      outbox.byRoute(destination, port, frame);
      Endpoint to = Endpoint.of(destination, port);
      add(
          CaptureRecord.Point.UNICAST,
          Ipv6Address.UNSPECIFIED,
          DhcpPorts.SERVER,
          to,
          frame,
          responseRemark());
    }

    @Override
    public Optional<Ipv6Address> sourceTo(ServerPlan server) {
      return outbox.sourceTo(server);
    }

    private void addRelayForward(ServerPlan server, ByteBuf frame, String remark) {
      Optional<Ipv6Address> source = outbox.sourceTo(server);
      add(
          CaptureRecord.Point.of(server),
          source.orElse(Ipv6Address.UNSPECIFIED),
          server.localPort(),
          Endpoint.of(server.address(), DhcpPorts.SERVER),
          frame,
          source.isPresent() ? remark : remark + ", lost: its socket is not open");
    }

    private void add(
        CaptureRecord.Point point,
        Ipv6Address source,
        int sourcePort,
        Endpoint destination,
        ByteBuf frame,
        String remark) {
      sent.add(
          new CaptureRecord(
              clock.instant(),
              point,
              CaptureRecord.Direction.OUTBOUND,
              Endpoint.of(source, sourcePort),
              destination,
              octets(frame),
              remark,
              0));
    }

    private String responseRemark() {
      return arrival instanceof Arrival.FromServer(ServerPlan server)
          ? "answer of " + server
          : "answer";
    }

    private static Ipv6Address linkLocal(LinkPlan link) {
      return link.interfaceState().linkLocals().stream()
          .findFirst()
          .orElse(Ipv6Address.UNSPECIFIED);
    }
  }
}
