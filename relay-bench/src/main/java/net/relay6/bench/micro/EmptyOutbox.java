package net.relay6.bench.micro;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import net.relay6.agent.extension.Outbox;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.net.Ipv6Address;

/** Sends nothing. */
final class EmptyOutbox implements Outbox {

  @Override
  public void toServer(ServerPlan server, ByteBuf frame) {}

  @Override
  public void toServerLater(ServerPlan server, ByteBuf frame, long delayNanos) {}

  @Override
  public void onLink(LinkPlan link, Ipv6Address destination, int port, ByteBuf frame) {}

  @Override
  public void byRoute(Ipv6Address destination, int port, ByteBuf frame) {}

  @Override
  public Optional<Ipv6Address> sourceTo(ServerPlan server) {
    return Optional.of(Ipv6Address.UNSPECIFIED);
  }
}
