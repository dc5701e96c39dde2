package net.relay6.agent.plan;

/**
 * The configured rules for responses.
 *
 * @param acceptsAnyServer whether a RELAY-REPL may come from an address that is no configured
 *     server's; needed where servers are reached by multicast (RFC 8213, section 3)
 * @param deniesRelayForward whether a RELAY-FORW inside a RELAY-REPL is dropped; RFC 9915, section
 *     19.2, passes it on
 * @param singleLinkFallback whether a response that names no link goes to the only link there is
 */
public record ReplyRules(
    boolean acceptsAnyServer, boolean deniesRelayForward, boolean singleLinkFallback) {

  /** What RFC 9915 requires, with servers reached by unicast. */
  public static final ReplyRules STANDARD = new ReplyRules(false, false, false);
}
