package net.relay6.wire;

/** What became of a frame that was to be read. */
public sealed interface ParseResult {

  /** The frame has the header of its type. */
  record Parsed(DhcpMessage message) implements ParseResult {}

  /** The frame ends before the header of its type does. */
  record Truncated(int length) implements ParseResult {}
}
