package net.relay6.option;

import net.relay6.net.Octets;
import net.relay6.option.codec.DataOctets;
import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.OptionCode;

/**
 * Relay Agent Remote-Id: identifies the remote end of the client's line, in a format defined by the
 * enterprise (RFC 4649, section 3). Occurs in relay messages.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |              37               |         option-len            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                       enterprise-number                       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * .                           remote-id                           .
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param enterprise number in IANA's registry of enterprises, 32 bits
 * @param value 1 octet or more
 */
public record RemoteId(long enterprise, Octets value) {

  /** Reads and writes it. */
  public static final OptionCodec<RemoteId> CODEC =
      OptionCodec.of(
          OptionCode.REMOTE_ID,
          5,
          OptionCodec.UNBOUNDED,
          data -> new RemoteId(data.readUnsignedInt(), DataOctets.readRest(data)),
          (id, frame) -> {
            frame.writeInt((int) id.enterprise());
            DataOctets.write(id.value(), frame);
          });

  @Override
  public String toString() {
    return "enterprise " + enterprise + ", " + value.toDisplay();
  }
}
