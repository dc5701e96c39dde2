package net.relay6.agent.extension;

import java.util.Optional;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.net.Ipv6Address;
import net.relay6.wire.RelayMessage;

/**
 * An answer on its way down, as observers see it.
 *
 * @param server whose it is
 * @param reply the received RELAY-REPL, borrowed for the call
 * @param link the link it leaves by; empty when the routing table decides
 * @param peerAddress whom it goes to
 */
public record ReplyContext(
    ServerPlan server, RelayMessage reply, Optional<LinkPlan> link, Ipv6Address peerAddress) {}
