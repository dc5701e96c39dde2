package net.relay6.feature.relayoptions;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.List;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.net.Octets;
import net.relay6.wire.OptionCode;
import net.relay6.wire.OptionList;

/**
 * An option inside an option, with data that differ by message.
 *
 * @param option the inner option
 */
record NestedOption(ComposedOption option) implements Piece {

  /** The inner option with that code; plain octets if it is the same for every message. */
  static Piece of(int code, List<Piece> data) {
    ComposedOption option = new ComposedOption(new OptionCode(code), data);
    if (!option.isFixed()) {
      return new NestedOption(option);
    }
    ByteBuf encoded = Unpooled.buffer();
    option.writeFixed(encoded);
    return new FixedPiece(Octets.of(ByteBufUtil.getBytes(encoded)));
  }

  /** Appends nothing if the inner option is not known; the outer option stays. */
  @Override
  public boolean append(ForwardContext context, ByteBuf frame) {
    option.supply(context, frame);
    return true;
  }

  @Override
  public int roomLength() {
    return OptionList.HEADER_LENGTH + option.roomLength();
  }
}
