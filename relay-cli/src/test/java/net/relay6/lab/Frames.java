package net.relay6.lab;

import java.util.HexFormat;
import net.relay6.fixtures.frame.FrameView;
import net.relay6.fixtures.lab.load.UdpPeer;

/** Octets that lab tests send, in hexadecimal. */
final class Frames {

  /** A SOLICIT without options. */
  static final String SOLICIT = "01abcdef";

  private Frames() {}

  /** The frame of the first RELAY-FORW that wraps {@code message}, once it has arrived. */
  static String awaitRelayed(UdpPeer server, String message) {
    server.awaitReceived("0c00[0-9a-f]+" + message);
    return server.received().stream()
        .map(line -> line.split(" ", -1)[2])
        .filter(frame -> frame.startsWith("0c00") && frame.endsWith(message))
        .findFirst()
        .orElseThrow();
  }

  /** A SOLICIT of that transaction with its time, which is zero. */
  static String solicit(int transaction) {
    return "01%06x000800020000".formatted(transaction);
  }

  /** A SOLICIT of so many octets, at least ten; what is more is in an option nobody knows. */
  static String solicit(int transaction, int length) {
    String start = solicit(transaction);
    int more = length - start.length() / 2 - 4;
    return more < 0 ? start : start + "fde8%04x".formatted(more) + "00".repeat(more);
  }

  /** An ADVERTISE of that transaction without options. */
  static String advertise(int transaction) {
    return "02%06x".formatted(transaction);
  }

  /** The same with {@code length} octets more, in an option nobody knows. */
  static String advertise(int transaction, int length) {
    return advertise(transaction) + "fde8%04x".formatted(length - 4) + "00".repeat(length - 4);
  }

  /** The frame of those octets. */
  static FrameView view(String hex) {
    return new FrameView(HexFormat.of().parseHex(hex));
  }

  /** The RELAY-REPL to a RELAY-FORW: its header, its Interface-Id, and the message. */
  static String answer(FrameView relayForward, String message) {
    return answer(relayForward.toString(), message);
  }

  /** The RELAY-REPL to a first-hop RELAY-FORW: its header, its Interface-Id, and the message. */
  static String answer(String relayForward, String message) {
    String header = "0d" + relayForward.substring(2, 34 * 2);
    int idLength = Integer.parseInt(relayForward.substring(36 * 2, 38 * 2), 16);
    String interfaceId = relayForward.substring(34 * 2, (38 + idLength) * 2);
    return header + interfaceId + "0009%04x".formatted(message.length() / 2) + message;
  }
}
