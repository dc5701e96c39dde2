package net.relay6.settings;

/**
 * How RELAY-REPLs are handled.
 *
 * @param acceptFrom the accepted sources of RELAY-REPLs (RFC 8213, section 3)
 * @param denyRelayForward whether a RELAY-FORW inside a RELAY-REPL, which no server has a reason to
 *     send, is discarded instead of relayed (RFC 9915, section 19.2)
 * @param singleLinkFallback whether a reply that names no link goes to the only link there is
 * @param byFrame whether a response leaves as an Ethernet frame if the hardware address of its
 *     client is known
 */
public record ReplySettings(
    AcceptFrom acceptFrom, boolean denyRelayForward, boolean singleLinkFallback, boolean byFrame) {}
