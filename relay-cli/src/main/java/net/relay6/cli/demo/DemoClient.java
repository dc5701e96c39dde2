package net.relay6.cli.demo;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.relay6.net.Octets;
import net.relay6.option.ClientIdentifier;
import net.relay6.option.Duid;
import net.relay6.option.IaAddress;
import net.relay6.option.IdentityAssociation;
import net.relay6.option.Preference;
import net.relay6.option.ServerIdentifier;
import net.relay6.wire.MessageType;

/** A DHCPv6 client that requests one address (RFC 9915, section 18.2), with shortened timers. */
final class DemoClient {

  private static final Duid DUID =
      new Duid(
          Octets.of(
              (byte) 0, (byte) 3, (byte) 0, (byte) 1, (byte) 2, (byte) 0, (byte) 0, (byte) 0,
              (byte) 0, (byte) 1));

  private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(1);
  private static final int ATTEMPTS = 4;
  private static final int MOST_PREFERRED = 255;

  private final ClientSocket socket;
  private final DemoLog log;
  private int transactionId = 0x1a2b3c;

  DemoClient(ClientSocket socket, DemoLog log) {
    this.socket = socket;
    this.log = log;
  }

  /** Sends SOLICIT, chooses the best ADVERTISE, sends REQUEST and returns the REPLY. */
  DemoMessage obtain() throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      send(create(MessageType.SOLICIT, Optional.empty(), List.of()));
      List<DemoMessage> offers =
          socket.receive(RESPONSE_TIMEOUT, this::isOurs, DemoClient::isMostPreferred);
      Optional<DemoMessage> best =
          offers.stream().max(Comparator.comparingInt(DemoClient::preference));
      if (best.isPresent()) {
        send(create(MessageType.REQUEST, server(best.get()), best.get().addresses()));
        Optional<DemoMessage> reply = receiveReply(RESPONSE_TIMEOUT);
        if (reply.isPresent()) {
          return reply.get();
        }
      }
    }
    throw new IOException("the client got no lease");
  }

  /** Sends RENEW at T1 to the server of the lease, then REBIND at T2, and returns the REPLY. */
  DemoMessage extend(DemoMessage lease) throws IOException {
    socket.idle(Duration.ofSeconds(DemoServer.Lifetimes.RENEW_SECONDS));
    int renewals =
        (DemoServer.Lifetimes.REBIND_SECONDS - DemoServer.Lifetimes.RENEW_SECONDS)
            / (int) RESPONSE_TIMEOUT.toSeconds();
    DemoMessage renew = create(MessageType.RENEW, server(lease), usable(lease));
    Optional<DemoMessage> renewed = sendUntilReply(renew, renewals);
    if (renewed.isPresent()) {
      return renewed.get();
    }
    log.remark("client", "has no response at T2 and sends REBIND to any server");
    DemoMessage rebind = create(MessageType.REBIND, Optional.empty(), usable(lease));
    return sendUntilReply(rebind, ATTEMPTS)
        .orElseThrow(() -> new IOException("the client lost its lease"));
  }

  /** The usable addresses of a response. */
  static List<IaAddress> usable(DemoMessage answer) {
    return answer.addresses().stream().filter(address -> address.validSeconds() > 0).toList();
  }

  private Optional<DemoMessage> sendUntilReply(DemoMessage message, int attempts)
      throws IOException {
    Optional<DemoMessage> reply = Optional.empty();
    for (int attempt = 0; attempt < attempts && reply.isEmpty(); attempt++) {
      send(message);
      reply = receiveReply(RESPONSE_TIMEOUT);
    }
    return reply;
  }

  private Optional<DemoMessage> receiveReply(Duration wait) throws IOException {
    Predicate<DemoMessage> isReply =
        message -> isOurs(message) && message.type() == MessageType.REPLY;
    return socket.receive(wait, isReply, _ -> true).stream().findFirst();
  }

  private void send(DemoMessage message) throws IOException {
    log.message("client", "ff02::1:2", message, false);
    socket.send(message);
  }

  private DemoMessage create(
      MessageType type, Optional<ServerIdentifier> server, List<IaAddress> addresses) {
    transactionId++;
    return DemoMessage.create(
        type,
        transactionId,
        options -> {
          ClientIdentifier.CODEC.write(new ClientIdentifier(DUID), options);
          server.ifPresent(identifier -> ServerIdentifier.CODEC.write(identifier, options));
          IdentityAssociation.ADDRESSES.write(
              new IdentityAssociation(1, 0, 0, encode(addresses)), options);
        });
  }

  private static Octets encode(List<IaAddress> addresses) {
    ByteBuf encoded = Unpooled.buffer();
    addresses.forEach(address -> IaAddress.CODEC.write(address, encoded));
    return Octets.of(ByteBufUtil.getBytes(encoded));
  }

  private boolean isOurs(DemoMessage message) {
    return message.transactionId() == transactionId;
  }

  private static Optional<ServerIdentifier> server(DemoMessage message) {
    return message.option(ServerIdentifier.CODEC);
  }

  private static boolean isMostPreferred(DemoMessage advertise) {
    return preference(advertise) == MOST_PREFERRED;
  }

  private static int preference(DemoMessage advertise) {
    return advertise.option(Preference.CODEC).map(Preference::value).orElse(0);
  }
}
