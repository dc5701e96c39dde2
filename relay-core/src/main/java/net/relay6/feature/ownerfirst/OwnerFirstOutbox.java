package net.relay6.feature.ownerfirst;

import io.netty.buffer.ByteBuf;
import net.relay6.agent.extension.Outbox;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.net.Ipv6Address;

/**
 * Sends to one server at once, and to the others later.
 *
 * @param outbox the outbox that sends
 * @param owner the name of the server that is sent to first
 * @param delayNanos the delay of the others
 */
record OwnerFirstOutbox(Outbox outbox, String owner, long delayNanos) implements Outbox {

  @Override
  public void toServer(ServerPlan server, ByteBuf frame) {
    if (server.name().equals(owner)) {
      outbox.toServer(server, frame);
    } else {
      outbox.toServerLater(server, frame, delayNanos);
    }
  }

  @Override
  public void toServerLater(ServerPlan server, ByteBuf frame, long delay) {
    outbox.toServerLater(server, frame, delay);
  }

  @Override
  public void onLink(LinkPlan link, Ipv6Address destination, int port, ByteBuf frame) {
    outbox.onLink(link, destination, port, frame);
  }

  @Override
  public void byRoute(Ipv6Address destination, int port, ByteBuf frame) {
    outbox.byRoute(destination, port, frame);
  }
}
