package net.relay6.feature.ownerfirst;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import net.relay6.agent.extension.MessageHandler;
import net.relay6.agent.extension.Observer;
import net.relay6.agent.extension.Outbox;
import net.relay6.agent.extension.ReplyContext;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.net.Ipv6Address;
import net.relay6.option.IaAddress;
import net.relay6.option.IaPrefix;
import net.relay6.option.IdentityAssociation;
import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.ClientMessage;
import net.relay6.wire.DhcpMessage;
import net.relay6.wire.MessageType;
import net.relay6.wire.Nesting;
import net.relay6.wire.OptionCode;
import net.relay6.wire.OptionList;

/**
 * Delays some messages to the servers that do not own the client's bindings, as learnt from REPLYs;
 * every server still gets every message. While the owner is not known, nothing is delayed (RFC
 * 9915, section 21.9, allows a relay such a policy; RFC 6853, section 6.1, mentions it). Used by
 * the data plane's thread only.
 */
public final class OwnerFirst implements Observer {

  private final Owners owners;
  private final long delayNanos;
  private final Set<String> servers;
  private final Set<MessageType> types;

  /**
   * Delays messages of {@code types} by {@code delayNanos} if the owner is one of {@code servers};
   * for a removed owner nothing is delayed.
   */
  public OwnerFirst(Owners owners, long delayNanos, Set<String> servers, Set<MessageType> types) {
    this.owners = owners;
    this.delayNanos = delayNanos;
    this.servers = Set.copyOf(servers);
    this.types = Set.copyOf(types);
  }

  /**
   * The types of datagrams to handle here; relay messages are included, since they may carry any
   * type.
   */
  public Set<MessageType> wrappedTypes() {
    Set<MessageType> all = new HashSet<>(types);
    all.add(MessageType.RELAY_FORW);
    return all;
  }

  /** A handler that does the same as {@code usual}, but sends to the owner first. */
  public MessageHandler wrap(MessageHandler usual) {
    return (datagram, message, outbox) ->
        owner(message)
            .map(owner ->
                usual.handle(datagram, message, new DelayingOutbox(outbox, owner, delayNanos)))
            .orElseGet(() -> usual.handle(datagram, message, outbox));
  }

  private Optional<String> owner(DhcpMessage message) {
    return Nesting.innermost(message)
        .filter(innermost -> types.contains(innermost.type()))
        .flatMap(innermost -> innermost.options().first(OptionCode.CLIENT_ID))
        .flatMap(client -> owners.of(client.value()))
        .filter(servers::contains);
  }

  @Override
  public void delivered(ReplyContext context) {
    Nesting.innermost(context.reply())
        .filter(innermost -> innermost.type().equals(MessageType.REPLY))
        .filter(OwnerFirst::givesLease)
        .ifPresent(innermost -> learn(innermost, context.server().name()));
  }

  private void learn(ClientMessage reply, String server) {
    reply
        .options()
        .first(OptionCode.CLIENT_ID)
        .ifPresent(client -> owners.learn(client.value(), server, reply.transactionId()));
  }

  private static boolean givesLease(ClientMessage reply) {
    for (OptionList.Option option : reply.options()) {
      if (givesLease(option, IdentityAssociation.ADDRESSES)
          || givesLease(option, IdentityAssociation.PREFIXES)) {
        return true;
      }
    }
    return false;
  }

  private static boolean givesLease(
      OptionList.Option option, OptionCodec<IdentityAssociation> codec) {
    return option.code().equals(codec.code())
        && codec.read(option.value())
            instanceof OptionCodec.Decoded.Value<IdentityAssociation>(var association)
        && hasLifetime(association);
  }

  private static boolean hasLifetime(IdentityAssociation association) {
    for (OptionList.Option option :
        OptionList.of(Unpooled.wrappedBuffer(association.options().toArray()))) {
      if (validSeconds(option) > 0) {
        return true;
      }
    }
    return false;
  }

  private static long validSeconds(OptionList.Option option) {
    if (option.code().equals(OptionCode.IA_ADDRESS)
        && IaAddress.CODEC.read(option.value())
            instanceof OptionCodec.Decoded.Value<IaAddress>(var address)) {
      return address.validSeconds();
    }
    return option.code().equals(OptionCode.IA_PREFIX)
            && IaPrefix.CODEC.read(option.value())
                instanceof OptionCodec.Decoded.Value<IaPrefix>(var prefix)
        ? prefix.validSeconds()
        : 0;
  }

  /**
   * Sends to one server at once, and to the others later.
   *
   * @param outbox the outbox that sends
   * @param owner the name of the server that is sent to first
   * @param delayNanos the delay of the others
   */
  record DelayingOutbox(Outbox outbox, String owner, long delayNanos) implements Outbox {

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
}
