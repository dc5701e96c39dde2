package net.relay6.feature.capture;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import net.relay6.agent.Arrival;
import net.relay6.agent.DhcpPorts;
import net.relay6.agent.InboundDatagram;
import net.relay6.agent.LinkPlan;
import net.relay6.agent.Outbox;
import net.relay6.agent.Outcome;
import net.relay6.agent.Relaying;
import net.relay6.agent.ServerPlan;
import net.relay6.agent.ServerSources;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;

/** The relay while it is captured: it does the same, and what it does is copied into a queue. */
final class CapturingRelay implements Relaying {

  private final Relaying inner;
  private final ServerSources sources;
  private final CaptureFilter filter;
  private final SightingQueue queue;
  private final InstantSource clock;

  CapturingRelay(
      Relaying inner,
      ServerSources sources,
      CaptureFilter filter,
      SightingQueue queue,
      InstantSource clock) {
    this.inner = inner;
    this.sources = sources;
    this.filter = filter;
    this.queue = queue;
    this.clock = clock;
  }

  @Override
  public Outcome receive(InboundDatagram datagram, Outbox outbox) {
    Place place = Place.of(datagram.arrival());
    if (!filter.wants(place)) {
      return inner.receive(datagram, outbox);
    }
    Instant time = clock.instant();
    Step step = new Step(outbox, datagram.arrival(), sources, clock);
    Outcome outcome = inner.receive(datagram, step);
    note(received(datagram, place, time, outcome), step.sent());
    return outcome;
  }

  private void note(Sighting received, List<Sighting> sent) {
    List<Sighting> whole = new ArrayList<>(1 + sent.size());
    whole.add(received);
    whole.addAll(sent);
    if (filter.wants(whole)) {
      for (Sighting sighting : whole) {
        if (filter.wants(sighting.place())) {
          queue.add(sighting);
        }
      }
    }
  }

  private Sighting received(InboundDatagram datagram, Place place, Instant time, Outcome outcome) {
    return new Sighting(
        time,
        place,
        Sighting.Direction.INBOUND,
        datagram.source(),
        destination(datagram.arrival()),
        Step.octets(datagram.payload()),
        remark(outcome),
        0);
  }

  private Endpoint destination(Arrival arrival) {
    return switch (arrival) {
      case Arrival.OnLink(LinkPlan _) ->
          Endpoint.of(Ipv6Address.ALL_RELAY_AGENTS_AND_SERVERS, DhcpPorts.SERVER);
      case Arrival.FromServer(ServerPlan server) ->
          Endpoint.of(sources.sourceTo(server).orElse(Ipv6Address.UNSPECIFIED), server.localPort());
      case Arrival.Unicast _ -> Endpoint.of(Ipv6Address.UNSPECIFIED, DhcpPorts.SERVER);
    };
  }

  private static String remark(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Forwarded(int copies) ->
          copies == 1 ? "forwarded, 1 copy" : "forwarded, " + copies + " copies";
      case Outcome.Delivered _ -> "delivered";
      case Outcome.Consumed _ -> "consumed";
      case Outcome.Dropped(var reason) -> "dropped: " + reason.label();
    };
  }
}
