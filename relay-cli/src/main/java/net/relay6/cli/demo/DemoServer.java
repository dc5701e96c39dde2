package net.relay6.cli.demo;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.relay6.net.DhcpPorts;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.option.ClientIdentifier;
import net.relay6.option.Duid;
import net.relay6.option.IaAddress;
import net.relay6.option.IdentityAssociation;
import net.relay6.option.Preference;
import net.relay6.option.ServerIdentifier;
import net.relay6.wire.MessageParser;
import net.relay6.wire.MessageType;
import net.relay6.wire.OptionCode;
import net.relay6.wire.OptionList;
import net.relay6.wire.RelayMessage;
import net.relay6.wire.RelayWriter;

/**
 * A small DHCPv6 server behind relays, with one pool, one preference and a Server-ID. Like Kea and
 * ISC dhcpd, when a client rebinds an address that is not its own, it revokes that address and
 * assigns one of its own.
 */
final class DemoServer implements AutoCloseable {

  private final String name;
  private final Duid duid;
  private final int preference;
  private final Function<Duid, Ipv6Address> pool;
  private final DemoLog log;
  private final DatagramChannel channel;

  private DemoServer(
      Identity identity, Function<Duid, Ipv6Address> pool, DemoLog log, DatagramChannel channel) {
    name = identity.name();
    duid = identity.duid();
    preference = identity.preference();
    this.pool = pool;
    this.log = log;
    this.channel = channel;
  }

  /** The identity of a server. */
  record Identity(String name, Duid duid, int preference) {}

  /** Opens the server's socket in the calling thread's network namespace. */
  static DemoServer open(Identity identity, Function<Duid, Ipv6Address> pool, DemoLog log)
      throws IOException {
    DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET6);
    channel.bind(new InetSocketAddress("::", DhcpPorts.SERVER));
    return new DemoServer(identity, pool, log, channel);
  }

  /** Serves until the socket is closed. */
  void serve() {
    ByteBuffer buffer = ByteBuffer.allocate(RelayWriter.MAX_FRAME_LENGTH);
    try {
      while (channel.isOpen()) {
        SocketAddress relay = channel.receive(buffer.clear());
        ByteBuf frame = Unpooled.copiedBuffer(buffer.flip());
        if (MessageParser.parse(frame) instanceof MessageParser.Result.Parsed(RelayMessage message)
            && message.relayedCount() == 1) {
          respond(message, relay);
        }
      }
    } catch (ClosedChannelException _) {
      return;
    } catch (IOException fault) {
      log.remark(name, "failed: " + fault);
    }
  }

  private void respond(RelayMessage forward, SocketAddress relay) throws IOException {
    DemoMessage request = DemoMessage.of(forward.relayed());
    log.message("relay6", name, request, true);
    Optional<Duid> named = request.option(ServerIdentifier.CODEC).map(ServerIdentifier::duid);
    if (named.isPresent() && !named.get().equals(duid)) {
      log.remark(name, "stays silent: the " + request.type() + " names another server");
      return;
    }
    Optional<DemoMessage> answer = respond(request);
    if (answer.isPresent()) {
      log.message(name, "relay6", answer.get(), true);
      channel.send(wrap(forward, answer.get()), relay);
    }
  }

  private Optional<DemoMessage> respond(DemoMessage request) {
    Optional<Duid> client = request.option(ClientIdentifier.CODEC).map(ClientIdentifier::duid);
    MessageType type =
        request.type() == MessageType.SOLICIT ? MessageType.ADVERTISE : MessageType.REPLY;
    return client.map(duidOfClient ->
        DemoMessage.create(
            type,
            request.transactionId(),
            options -> writeOptions(options, request, duidOfClient)));
  }

  private void writeOptions(ByteBuf options, DemoMessage request, Duid client) {
    ClientIdentifier.CODEC.write(new ClientIdentifier(client), options);
    ServerIdentifier.CODEC.write(new ServerIdentifier(duid), options);
    if (request.type() == MessageType.SOLICIT) {
      Preference.CODEC.write(new Preference(preference), options);
    }
    request
        .association()
        .ifPresent(asked ->
            IdentityAssociation.ADDRESSES.write(
                new IdentityAssociation(
                    asked.iaid(),
                    Lifetimes.RENEW_SECONDS,
                    Lifetimes.REBIND_SECONDS,
                    addresses(request, pool.apply(client))),
                options));
  }

  private static Octets addresses(DemoMessage request, Ipv6Address granted) {
    ByteBuf inside = Unpooled.buffer();
    IaAddress.CODEC.write(
        new IaAddress(granted, Lifetimes.PREFERRED_SECONDS, Lifetimes.VALID_SECONDS, Octets.EMPTY),
        inside);
    request.addresses().stream()
        .map(IaAddress::address)
        .filter(address -> !address.equals(granted))
        .forEach(
            foreign -> IaAddress.CODEC.write(new IaAddress(foreign, 0, 0, Octets.EMPTY), inside));
    return Octets.of(ByteBufUtil.getBytes(inside));
  }

  /** RELAY-REPL: the header of the RELAY-FORW, its Interface-Id, and the response. */
  private static ByteBuffer wrap(RelayMessage forward, DemoMessage answer) {
    ByteBuf frame = Unpooled.buffer();
    frame.writeBytes(forward.octets(), forward.octets().readerIndex(), RelayMessage.HEADER_LENGTH);
    frame.setByte(0, MessageType.RELAY_REPL.code());
    OptionList options = forward.options();
    options
        .first(OptionCode.INTERFACE_ID)
        .ifPresent(id -> RelayWriter.writeOption(frame, id.code(), id.value()));
    RelayWriter.writeRelayed(frame, Unpooled.wrappedBuffer(answer.octets().toArray()));
    return frame.nioBuffer();
  }

  /** Closes the socket: from now on the port is unreachable. */
  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The lifetimes of the demo's leases: seconds instead of hours. */
  static final class Lifetimes {

    /** T1: when the client sends RENEW. */
    static final int RENEW_SECONDS = 2;

    /** T2: when the client sends REBIND. */
    static final int REBIND_SECONDS = 4;

    static final int PREFERRED_SECONDS = 6;
    static final int VALID_SECONDS = 8;

    private Lifetimes() {}
  }

  /**
   * The servers' names by their DUIDs.
   *
   * @param names a name for each DUID
   */
  record Names(Map<Duid, String> names) {

    static final Duid ALPHA = duid(0xa);
    static final Duid BETA = duid(0xb);

    static Names both() {
      return new Names(Map.of(ALPHA, "alpha", BETA, "beta"));
    }

    String name(Duid duid) {
      return names.getOrDefault(duid, duid.toString());
    }

    /** A DUID-EN of the enterprise number for documentation. */
    private static Duid duid(int last) {
      return new Duid(
          Octets.of((byte) 0, (byte) 2, (byte) 0, (byte) 0, (byte) 0x7e, (byte) 0xd9, (byte) last));
    }
  }
}
