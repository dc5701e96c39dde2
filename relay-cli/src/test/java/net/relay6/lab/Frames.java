package net.relay6.lab;

import net.relay6.fixtures.lab.UdpPeer;

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

  /** The RELAY-REPL to a first-hop RELAY-FORW: its header, its Interface-Id, and the message. */
  static String answer(String relayForward, String message) {
    String header = "0d" + relayForward.substring(2, 34 * 2);
    int idLength = Integer.parseInt(relayForward.substring(36 * 2, 38 * 2), 16);
    String interfaceId = relayForward.substring(34 * 2, (38 + idLength) * 2);
    return header + interfaceId + "0009%04x".formatted(message.length() / 2) + message;
  }
}
