package net.relay6.testing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.relay6.agent.extension.Outbox;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.net.Ipv6Address;

/** Keeps what is sent as values. What goes to servers leaves from 2001:db8:a::1. */
public final class RecordingOutbox implements Outbox {

  private static final Optional<Ipv6Address> SOURCE = Ipv6Address.parse("2001:db8:a::1");

  /**
   * One datagram.
   *
   * @param destination {@code to alpha}, {@code to alpha after 300 ms}, {@code on eth1 to ADDRESS
   *     port N}, or {@code by route to ADDRESS port N}
   * @param frame its octets in hexadecimal
   */
  public record Sent(String destination, String frame) {

    @Override
    public String toString() {
      return destination + " " + frame;
    }
  }

  private final List<Sent> sent = new ArrayList<>();

  /** What has been sent since this was last asked, in order. */
  public List<Sent> take() {
    List<Sent> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }

  @Override
  public void toServer(ServerPlan server, ByteBuf frame) {
    record("to " + server, frame);
  }

  @Override
  public void toServerLater(ServerPlan server, ByteBuf frame, long delayNanos) {
    record("to %s after %d ms".formatted(server, delayNanos / 1_000_000), frame);
  }

  @Override
  public void onLink(LinkPlan link, Ipv6Address destination, int port, ByteBuf frame) {
    record("on " + link + " to " + destination + " port " + port, frame);
  }

  @Override
  public void byRoute(Ipv6Address destination, int port, ByteBuf frame) {
    record("by route to " + destination + " port " + port, frame);
  }

  @Override
  public Optional<Ipv6Address> sourceTo(ServerPlan server) {
    return SOURCE;
  }

  private void record(String destination, ByteBuf frame) {
    sent.add(new Sent(destination, ByteBufUtil.hexDump(frame)));
  }
}
