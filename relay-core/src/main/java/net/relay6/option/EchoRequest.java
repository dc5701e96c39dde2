package net.relay6.option;

import java.util.List;
import java.util.stream.Collectors;
import net.relay6.option.codec.DataOctets;
import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.OptionCode;

/**
 * Echo Request: the relay's options that the server should return in its RELAY-REPL (RFC 4994,
 * section 3). Servers may ignore it.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |              43               |         option-len            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |    requested-option-code-1    |    requested-option-code-2    |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * .                              ...                              .
 * </pre>
 *
 * @param codes the options, in the order of the message
 */
public record EchoRequest(List<OptionCode> codes) {

  /** Reads and writes it. */
  public static final OptionCodec<EchoRequest> CODEC =
      new OptionCodec<>(
          OptionCode.ECHO_REQUEST,
          0,
          OptionCodec.UNBOUNDED,
          data -> DataOctets.CodeList.read(data, EchoRequest::new),
          (request, frame) -> DataOctets.CodeList.write(request.codes(), frame));

  /** Copies its list. */
  public EchoRequest {
    codes = List.copyOf(codes);
  }

  @Override
  public String toString() {
    return codes.stream().map(OptionCode::toString).collect(Collectors.joining(", "));
  }
}
