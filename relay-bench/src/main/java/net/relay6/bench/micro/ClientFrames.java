package net.relay6.bench.micro;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import net.relay6.fixtures.frame.FrameBuilder;
import net.relay6.fixtures.frame.MessageName;
import net.relay6.fixtures.frame.OptionName;
import net.relay6.wire.DhcpMessage;
import net.relay6.wire.MessageParser;

/**
 * The messages of many clients and of the servers that answer them. Each message is one frame into
 * which the client's number is written: as transaction-id, as the end of the DUID and as the end of
 * the address or prefix. A message is good until the next one of its kind is asked for.
 */
final class ClientFrames {

  private static final int TRANSACTION_ID = 1;

  /** Where the DUID begins, behind the header of the message and that of the option. */
  private static final int DUID = 8;

  /** From the end of the DUID to the number in the address: its last four octets. */
  private static final int ADDRESS_NUMBER = 44;

  /** The same in the prefix: three octets and an empty one from the fifth on. */
  private static final int PREFIX_NUMBER = 45;

  private static final int NUMBER_LENGTH = 4;
  private static final int LIFETIME = 7200;

  private final int duidLength;
  private final boolean prefixes;
  private final ByteBuf solicit;
  private final ByteBuf[] advertises;
  private final ByteBuf request;
  private final ByteBuf reply;

  /**
   * Frames with DUIDs of {@code duidLength} octets, 10 or more, and that many servers, which give
   * addresses or delegate prefixes.
   */
  ClientFrames(int duidLength, int servers, boolean prefixes) {
    this.duidLength = duidLength;
    this.prefixes = prefixes;
    solicit = solicit();
    request = frame(bound(MessageName.REQUEST, 0));
    reply = frame(bound(MessageName.REPLY, 0));
    advertises = new ByteBuf[servers];
    for (int server = 0; server < servers; server++) {
      advertises[server] = advertise(server);
    }
  }

  /** The client's SOLICIT. */
  DhcpMessage solicit(int client) {
    return of(client, solicit);
  }

  /** The ADVERTISE of the server of that number. */
  DhcpMessage advertise(int server, int client) {
    return bound(client, advertises[server]);
  }

  /** The client's REQUEST, which names the first server. */
  DhcpMessage request(int client) {
    return bound(client, request);
  }

  /** The first server's REPLY. */
  DhcpMessage reply(int client) {
    return bound(client, reply);
  }

  private DhcpMessage bound(int client, ByteBuf frame) {
    if (prefixes) {
      frame.setInt(DUID + duidLength + PREFIX_NUMBER, client << 8);
    } else {
      frame.setInt(DUID + duidLength + ADDRESS_NUMBER, client);
    }
    return of(client, frame);
  }

  /** A SOLICIT and a REQUEST have transaction-ids of their own. */
  private DhcpMessage of(int client, ByteBuf frame) {
    int type = frame.getByte(0);
    boolean offer = type == MessageName.SOLICIT.code() || type == MessageName.ADVERTISE.code();
    frame.setMedium(TRANSACTION_ID, client << 1 | (offer ? 0 : 1));
    frame.setInt(DUID + duidLength - NUMBER_LENGTH, client);
    return switch (MessageParser.parse(frame)) {
      case MessageParser.Result.Parsed(DhcpMessage message) -> message;
      case MessageParser.Result.Truncated truncated ->
          throw new IllegalStateException("" + truncated);
    };
  }

  private ByteBuf solicit() {
    return frame(
        client(MessageName.SOLICIT)
            .option(OptionName.ELAPSED_TIME, new byte[2])
            .option(prefixes ? OptionName.IA_PD : OptionName.IA_NA, association())
            .option(OptionName.OPTION_REQUEST, FrameBuilder.empty().int16(23).int16(24)));
  }

  /** Of a server that has a half of the link's prefix. */
  private ByteBuf advertise(int server) {
    return frame(
        bound(MessageName.ADVERTISE, server)
            .option(OptionName.PREFERENCE, (byte) (255 * (1 - server)))
            .option(23, new byte[16]));
  }

  /** A message that names server and address, or prefix. */
  private FrameBuilder bound(MessageName type, int server) {
    return client(type)
        .option(OptionName.SERVER_ID, FrameBuilder.empty().int32(0x3_0001).int32(server))
        .option(
            prefixes ? OptionName.IA_PD : OptionName.IA_NA,
            prefixes
                ? association().option(OptionName.IA_PREFIX, prefix(server))
                : association().option(OptionName.IA_ADDRESS, address(server)));
  }

  private static FrameBuilder address(int server) {
    return FrameBuilder.empty()
        .int32(0x2001_0db8)
        .int32(0x0001_0001)
        .int32(server << 31)
        .int32(1)
        .int32(LIFETIME / 2)
        .int32(LIFETIME);
  }

  private static FrameBuilder prefix(int server) {
    return FrameBuilder.empty()
        .int32(LIFETIME / 2)
        .int32(LIFETIME)
        .int8(56)
        .int32(0x2001_0db8 + server)
        .int32(0)
        .int32(0)
        .int32(0);
  }

  /** A client's message begins with its DUID, which ends in its number. */
  private FrameBuilder client(MessageName type) {
    byte[] duid = new byte[duidLength];
    duid[1] = 3;
    return FrameBuilder.message(type, 0).option(OptionName.CLIENT_ID, duid);
  }

  private static FrameBuilder association() {
    return FrameBuilder.empty().int32(1).int32(LIFETIME / 4).int32(LIFETIME * 2 / 5);
  }

  private static ByteBuf frame(FrameBuilder message) {
    return Unpooled.wrappedBuffer(message.octets());
  }
}
