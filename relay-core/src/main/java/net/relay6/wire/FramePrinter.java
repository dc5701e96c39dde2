package net.relay6.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.Optional;

/**
 * Prints any frame for people: one line for each message and option, nested ones indented. Never
 * throws; malformed and unknown content is printed as hexadecimal. Depth and length of the output
 * are bounded, and it contains no control characters.
 */
public final class FramePrinter {

  private static final int MAXIMUM_LENGTH = 64 * 1024;
  private static final int MAXIMUM_HEX_OCTETS = 64;

  private final Describer describer;

  /** A printer that takes the text of options from {@code describer}. */
  public FramePrinter(Describer describer) {
    this.describer = describer;
  }

  /** All of the frame, a line each; lines end with a line feed. The frame is borrowed. */
  public String print(ByteBuf frame) {
    StringBuilder lines = new StringBuilder();
    printMessage(lines, frame, 0);
    return lines.toString();
  }

  /** The headers of all levels in one line: {@code RELAY-FORW hop-count 0 ... > SOLICIT ...}. */
  public String line(ByteBuf frame) {
    StringBuilder line = new StringBuilder();
    ByteBuf rest = frame;
    for (int depth = 0; depth < Nesting.RELAYS_MAX; depth++) {
      line.append(depth == 0 ? "" : " > ").append(header(rest));
      if (!(MessageParser.parse(rest) instanceof MessageParser.Result.Parsed(RelayMessage relay))
          || relay.relayedCount() == 0) {
        break;
      }
      rest = relay.relayed();
    }
    return line.toString();
  }

  private void printMessage(StringBuilder lines, ByteBuf frame, int level) {
    append(lines, level, header(frame));
    if (!(MessageParser.parse(frame) instanceof MessageParser.Result.Parsed(DhcpMessage message))) {
      append(lines, level + 1, hex(frame));
      return;
    }
    int headerLength =
        switch (message) {
          case ClientMessage _ -> ClientMessage.HEADER_LENGTH;
          case RelayMessage _ -> RelayMessage.HEADER_LENGTH;
        };
    ByteBuf options =
        frame.slice(frame.readerIndex() + headerLength, frame.readableBytes() - headerLength);
    printOptions(lines, options, level + 1);
  }

  private static String header(ByteBuf frame) {
    return switch (MessageParser.parse(frame)) {
      case MessageParser.Result.Truncated(int length) ->
          "TRUNCATED message of " + length + " octets";
      case MessageParser.Result.Parsed(ClientMessage message) ->
          "%s transaction %06x".formatted(message.type(), message.transactionId());
      case MessageParser.Result.Parsed(RelayMessage message) ->
          "%s hop-count %d, link-address %s, peer-address %s"
              .formatted(
                  message.type(), message.hopCount(), message.linkAddress(), message.peerAddress());
    };
  }

  private void printOptions(StringBuilder lines, ByteBuf octets, int level) {
    int length = 0;
    for (OptionList.Option option : OptionList.of(octets)) {
      if (lines.length() > MAXIMUM_LENGTH) {
        append(lines, level, "... and more");
        return;
      }
      printOption(lines, option, level);
      length += OptionList.HEADER_LENGTH + option.value().readableBytes();
    }
    if (length < octets.readableBytes()) {
      ByteBuf rest = octets.slice(octets.readerIndex() + length, octets.readableBytes() - length);
      append(lines, level, "MALFORMED option, it does not fit: " + hex(rest));
    }
  }

  private void printOption(StringBuilder lines, OptionList.Option option, int level) {
    ByteBuf value = option.value();
    if (option.code().equals(OptionCode.RELAY_MESSAGE) && level < 2 * Nesting.RELAYS_MAX) {
      append(lines, level, option.code() + " " + value.readableBytes() + " octets");
      printMessage(lines, value, level + 1);
      return;
    }
    Describer.Description description =
        describer
            .describe(option.code(), value)
            .orElseGet(() -> new Describer.Description(hex(value), value.slice(0, 0)));
    append(lines, level, (option.code() + " " + description.text()).stripTrailing());
    if (description.nested().isReadable()) {
      printNested(lines, description.nested(), level + 1);
    }
  }

  /** A sender can nest options to any depth; only a few levels are printed. */
  private void printNested(StringBuilder lines, ByteBuf octets, int level) {
    if (level < 3 * Nesting.RELAYS_MAX) {
      printOptions(lines, octets, level);
    } else {
      append(lines, level, hex(octets));
    }
  }

  private static void append(StringBuilder lines, int level, String text) {
    lines.repeat("  ", level).append(text).append('\n');
  }

  private static String hex(ByteBuf octets) {
    int length = octets.readableBytes();
    int shown = Math.min(length, MAXIMUM_HEX_OCTETS);
    String hex = ByteBufUtil.hexDump(octets, octets.readerIndex(), shown);
    return shown == length ? hex : hex + "... (" + length + " octets)";
  }

  /** Describes the content of an option as text. */
  @FunctionalInterface
  public interface Describer {

    /**
     * The content of an option.
     *
     * @param text one line, safe to show on a terminal; empty if the name says everything
     * @param nested the options inside it; empty when there are none
     */
    record Description(String text, ByteBuf nested) {}

    /** Describes an option's data, which is borrowed; empty when the option is not known. */
    Optional<Description> describe(OptionCode code, ByteBuf data);
  }
}
