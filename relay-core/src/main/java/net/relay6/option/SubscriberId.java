package net.relay6.option;

import net.relay6.net.Octets;
import net.relay6.option.codec.DataOctets;
import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.OptionCode;

/**
 * Relay Agent Subscriber-Id: the provider's name for a subscriber, independent of the line (RFC
 * 4580, section 2). Occurs in relay messages.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |              38               |         option-len            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * .                         subscriber-id                         .
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param value 1 octet or more
 */
public record SubscriberId(Octets value) {

  /** Reads and writes it. */
  public static final OptionCodec<SubscriberId> CODEC =
      OptionCodec.of(
          OptionCode.SUBSCRIBER_ID,
          1,
          OptionCodec.UNBOUNDED,
          data -> new SubscriberId(DataOctets.readRest(data)),
          (id, frame) -> DataOctets.write(id.value(), frame));

  @Override
  public String toString() {
    return value.toDisplay();
  }
}
