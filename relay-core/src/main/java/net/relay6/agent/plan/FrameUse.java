package net.relay6.agent.plan;

/**
 * What a link's packet socket is used for. The link has no packet socket if it is used for nothing,
 * or if the interface has no Ethernet address.
 *
 * @param learns whether servers are sent the hardware addresses of clients (RFC 6939)
 * @param receives whether clients' messages are read from their frames
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
