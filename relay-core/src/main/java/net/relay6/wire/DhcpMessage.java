package net.relay6.wire;

import io.netty.buffer.ByteBuf;

/** A view of one received message whose header has been checked. */
public sealed interface DhcpMessage permits ClientMessage, RelayMessage {

  /** The message's type. */
  MessageType type();

  /** The whole message, borrowed. */
  ByteBuf octets();
}
