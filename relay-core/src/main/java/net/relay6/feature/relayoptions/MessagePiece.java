package net.relay6.feature.relayoptions;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;

/** Data that differ by message. */
enum MessagePiece implements Piece {
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

  MessagePiece(int roomLength) {
    this.roomLength = roomLength;
  }

  @Override
  public int roomLength() {
    return roomLength;
  }
}
