package net.relay6.wire;

/** The result of parsing a frame. */
public sealed interface ParseResult {

  /** The frame has a complete header. */
  record Parsed(DhcpMessage message) implements ParseResult {}

  /** The frame ends within its header. */
  record Truncated(int length) implements ParseResult {}
}
