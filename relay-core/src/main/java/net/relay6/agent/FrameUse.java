package net.relay6.agent;

/**
 * What a link's packet socket is for. Without any of it, or on an interface without Ethernet
 * addresses, the link has none.
 *
 * @param learns whether servers are sent the hardware addresses of clients (RFC 6939)
 * @param receives whether clients' messages are taken from their frames
 * @param sends whether responses leave as frames
 */
public record FrameUse(boolean learns, boolean receives, boolean sends) {

  /** No packet socket. */
  public static final FrameUse NONE = new FrameUse(false, false, false);

  /** Whether the link has a packet socket. */
  public boolean isAny() {
    return learns || receives || sends;
  }
}
