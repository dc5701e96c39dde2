package net.relay6.settings;

/**
 * What becomes of a RELAY-REPL.
 *
 * @param acceptFrom whose RELAY-REPLs are accepted (RFC 8213, section 3)
 * @param denyRelayForward whether a RELAY-FORW inside a RELAY-REPL, never legitimate, is discarded
 *     instead of passed on (RFC 9915, section 19.2)
 * @param singleLinkFallback whether a reply that names no link goes to the only link there is
 * @param byFrame whether a response leaves as an Ethernet frame where the hardware address of its
 *     client is known
 */
public record ReplySettings(
    AcceptFrom acceptFrom, boolean denyRelayForward, boolean singleLinkFallback, boolean byFrame) {}
