package net.relay6.net;

/** UDP ports (RFC 9915, section 7.2). */
public final class DhcpPorts {

  /** Clients listen here. */
  public static final int CLIENT = 546;

  /** Servers and relay agents listen here, and relay6 sends from here. */
  public static final int SERVER = 547;

  private DhcpPorts() {}
}
