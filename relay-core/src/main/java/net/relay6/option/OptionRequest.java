package net.relay6.option;

import java.util.List;
import java.util.stream.Collectors;
import net.relay6.option.codec.DataOctets;
import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.OptionCode;

/**
 * Option Request: the options that the sender requests (RFC 9915, section 21.7).
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               6               |          option-len           |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |    requested-option-code-1    |    requested-option-code-2    |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * .                              ...                              .
 * </pre>
 *
 * @param codes the options, in the order of the message
 */
public record OptionRequest(List<OptionCode> codes) {

  /** Reads and writes it. */
  public static final OptionCodec<OptionRequest> CODEC =
      new OptionCodec<>(
          OptionCode.OPTION_REQUEST,
          0,
          OptionCodec.UNBOUNDED,
          data -> DataOctets.CodeList.read(data, OptionRequest::new),
          (request, frame) -> DataOctets.CodeList.write(request.codes(), frame));

  /** Copies its list. */
  public OptionRequest {
    codes = List.copyOf(codes);
  }

  @Override
  public String toString() {
    return codes.stream().map(OptionCode::toString).collect(Collectors.joining(", "));
  }
}
