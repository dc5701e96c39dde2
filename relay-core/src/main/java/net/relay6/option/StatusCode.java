package net.relay6.option;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.relay6.net.Octets;
import net.relay6.net.PrintableText;
import net.relay6.option.codec.DataOctets;
import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.OptionCode;

/**
 * Status Code: the result of a request (RFC 9915, section 21.13).
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |              13               |          option-len           |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |          status-code          |                               .
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+        status-message         .
 * .                                                               .
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param code the number in IANA's registry, 0 to 65535
 * @param message the server's text as sent; must be escaped before it is shown
 */
public record StatusCode(int code, Octets message) {

  /** Success, as without the option. */
  public static final int SUCCESS = 0;

  /** NoAddrsAvail: the server has no address for the client. */
  public static final int NO_ADDRESSES_AVAILABLE = 2;

  /** NoBinding: the server has no record of the client's lease. */
  public static final int NO_BINDING = 3;

  /** NotOnLink: an address or prefix does not belong to the client's link. */
  public static final int NOT_ON_LINK = 4;

  /** NoPrefixAvail: the server has no prefix for the client. */
  public static final int NO_PREFIX_AVAILABLE = 6;

  /** Reads and writes it. */
  public static final OptionCodec<StatusCode> CODEC =
      OptionCodec.of(
          OptionCode.STATUS_CODE,
          2,
          OptionCodec.UNBOUNDED,
          data -> new StatusCode(data.readUnsignedShort(), DataOctets.readRest(data)),
          (status, frame) -> {
            frame.writeShort(status.code());
            DataOctets.write(status.message(), frame);
          });

  private static final List<String> NAMES =
      List.of(
          "Success",
          "UnspecFail",
          "NoAddrsAvail",
          "NoBinding",
          "NotOnLink",
          "UseMulticast",
          "NoPrefixAvail",
          "UnknownQueryType",
          "MalformedQuery",
          "NotConfigured",
          "NotAllowed",
          "QueryTerminated",
          "DataMissing",
          "CatchUpComplete",
          "NotSupported",
          "TLSConnectionRefused",
          "AddressInUse",
          "ConfigurationConflict",
          "MissingBindingInformation",
          "OutdatedBindingInformation",
          "ServerShuttingDown",
          "DNSUpdateNotSupported",
          "ExcessiveTimeSkew");

  /** The code's name in IANA's registry, or {@code status 99}. */
  public String name() {
    return code < NAMES.size() ? NAMES.get(code) : "status " + code;
  }

  /** Name and message, safe to show on a terminal. */
  @Override
  public String toString() {
    String text = new String(message.toArray(), StandardCharsets.UTF_8);
    return text.isEmpty() ? name() : name() + " " + PrintableText.quote(text);
  }
}
