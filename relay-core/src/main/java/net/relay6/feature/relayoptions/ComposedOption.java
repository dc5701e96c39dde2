package net.relay6.feature.relayoptions;

import io.netty.buffer.ByteBuf;
import java.util.List;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.agent.plan.OptionSource;
import net.relay6.net.Octets;
import net.relay6.wire.OptionCode;
import net.relay6.wire.OptionList;

/**
 * An option whose data consist of several parts; it is omitted while one of them is not known.
 *
 * @param code the option code
 * @param pieces the parts of its data, in order
 */
record ComposedOption(OptionCode code, List<Piece> pieces) implements OptionSource {

  ComposedOption {
    pieces = List.copyOf(pieces);
  }

  /** Whether the option is the same for every message. */
  boolean isFixed() {
    return pieces.stream().allMatch(FixedPiece.class::isInstance);
  }

  @Override
  public void supply(ForwardContext context, ByteBuf frame) {
    int start = frame.writerIndex();
    frame.writeShort(code.value()).writeShort(0);
    for (Piece piece : pieces) {
      if (!piece.append(context, frame)) {
        frame.writerIndex(start);
        return;
      }
    }
    frame.setShort(start + 2, frame.writerIndex() - start - OptionList.HEADER_LENGTH);
  }

  @Override
  public int roomLength() {
    return OptionList.HEADER_LENGTH + dataLength();
  }

  private int dataLength() {
    return pieces.stream().mapToInt(Piece::roomLength).sum();
  }

  /** Writes the whole option, if it is the same for every message. */
  void writeFixed(ByteBuf frame) {
    frame.writeShort(code.value()).writeShort(dataLength());
    for (Piece piece : pieces) {
      if (piece instanceof FixedPiece(Octets octets)) {
        octets.writeTo(frame::writeBytes);
      }
    }
  }
}
