package net.relay6.wire;

import io.netty.buffer.ByteBuf;

/**
 * One undecoded option of a message (RFC 9915, section 21.1).
 *
 * @param code which option
 * @param value its data without code and length: a slice of the message, borrowed
 */
public record RawOption(OptionCode code, ByteBuf value) {}
