package net.relay6.feature.relayoptions;

import io.netty.buffer.ByteBuf;
import java.util.List;
import net.relay6.agent.ForwardContext;
import net.relay6.agent.OptionSource;
import net.relay6.net.Octets;
import net.relay6.wire.OptionCode;
import net.relay6.wire.OptionList;

/**
 * An option whose data is put together of pieces; left out as a whole while one is not known.
 *
 * @param code which option
 * @param pieces its data, one behind the other
 */
record ComposedOption(OptionCode code, List<Piece> pieces) implements OptionSource {

  ComposedOption {
    pieces = List.copyOf(pieces);
  }

  /** Whether every message has the same. */
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

  /** The whole option where it is fixed. */
  void writeFixed(ByteBuf frame) {
    frame.writeShort(code.value()).writeShort(dataLength());
    for (Piece piece : pieces) {
      if (piece instanceof FixedPiece(Octets octets)) {
        octets.writeTo(frame::writeBytes);
      }
    }
  }
}
