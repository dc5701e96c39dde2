package net.relay6.feature.relayoptions;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Optional;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.agent.plan.OptionSource;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;
import net.relay6.wire.OptionCode;
import net.relay6.wire.OptionList;

/**
 * An option whose data consist of several parts; it is omitted while one of them is not known.
 *
 * @param code the option code
 * @param parts the parts of its data, in order
 */
record ComposedOption(OptionCode code, List<DataPart> parts) implements OptionSource {

  ComposedOption {
    parts = List.copyOf(parts);
  }

  /** Whether the option is the same for every message. */
  boolean isFixed() {
    return parts.stream().allMatch(FixedPart.class::isInstance);
  }

  @Override
  public void supply(ForwardContext context, ByteBuf frame) {
    int start = frame.writerIndex();
    frame.writeShort(code.value()).writeShort(0);
    for (DataPart part : parts) {
      if (!part.append(context, frame)) {
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
    return parts.stream().mapToInt(DataPart::roomLength).sum();
  }

  /** Writes the whole option, if it is the same for every message. */
  void writeFixed(ByteBuf frame) {
    frame.writeShort(code.value()).writeShort(dataLength());
    for (DataPart part : parts) {
      if (part instanceof FixedPart(Octets octets)) {
        octets.writeTo(frame::writeBytes);
      }
    }
  }

  /** A part of an option's data. */
  sealed interface DataPart permits FixedPart, MessagePart, NestedOption {

    /**
     * Appends the octets; returns false if they are not known, in which case the option is omitted.
     */
    boolean append(ForwardContext context, ByteBuf frame);

    /** Estimated length, in octets. */
    int roomLength();
  }

  /** The same octets for every message of a link. */
  record FixedPart(Octets octets) implements DataPart {

    @Override
    public boolean append(ForwardContext context, ByteBuf frame) {
      octets.writeTo(frame::writeBytes);
      return true;
    }

    @Override
    public int roomLength() {
      return octets.length();
    }
  }

  /** Data that differ by message. */
  enum MessagePart implements DataPart {
    /** The peer-address as text. */
    PEER_ADDRESS_TEXT(39) {
      @Override
      public boolean append(ForwardContext context, ByteBuf frame) {
        frame.writeCharSequence(context.peer().address().toString(), US_ASCII);
        return true;
      }
    },

    /** The peer-address, 16 octets. */
    PEER_ADDRESS_OCTETS(Ipv6Address.LENGTH) {
      @Override
      public boolean append(ForwardContext context, ByteBuf frame) {
        Ipv6Address address = context.peer().address();
        frame.writeLong(address.high()).writeLong(address.low());
        return true;
      }
    },

    /** The client's hardware address as text with colons. */
    LINK_LAYER_TEXT(17) {
      @Override
      public boolean append(ForwardContext context, ByteBuf frame) {
        Optional<LinkLayerAddress> address = context.linkLayerAddress();
        address.ifPresent(known -> frame.writeCharSequence(known.toString(), US_ASCII));
        return address.isPresent();
      }
    },

    /** The client's hardware address, 6 octets on Ethernet. */
    LINK_LAYER_OCTETS(6) {
      @Override
      public boolean append(ForwardContext context, ByteBuf frame) {
        Optional<LinkLayerAddress> address = context.linkLayerAddress();
        address.ifPresent(known -> known.octets().writeTo(frame::writeBytes));
        return address.isPresent();
      }
    },

    /** Its hardware type, 2 octets, and the address. */
    LINK_LAYER_WITH_TYPE(8) {
      @Override
      public boolean append(ForwardContext context, ByteBuf frame) {
        context.linkLayerAddress().ifPresent(known -> frame.writeShort(known.hardwareType()));
        return LINK_LAYER_OCTETS.append(context, frame);
      }
    };

    private final int roomLength;

    MessagePart(int roomLength) {
      this.roomLength = roomLength;
    }

    @Override
    public int roomLength() {
      return roomLength;
    }
  }

  /**
   * An option inside an option, with data that differ by message.
   *
   * @param option the inner option
   */
  record NestedOption(ComposedOption option) implements DataPart {

    /** The inner option with that code; plain octets if it is the same for every message. */
    static DataPart of(int code, List<DataPart> data) {
      ComposedOption option = new ComposedOption(new OptionCode(code), data);
      if (!option.isFixed()) {
        return new NestedOption(option);
      }
      ByteBuf encoded = Unpooled.buffer();
      option.writeFixed(encoded);
      return new FixedPart(Octets.of(ByteBufUtil.getBytes(encoded)));
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
}
