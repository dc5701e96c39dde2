package net.relay6.agent;

import net.relay6.net.Endpoint;
import net.relay6.wire.DhcpMessage;

/**
 * A message on its way up, as gates, option sources and observers see it.
 *
 * @param link the client link it came from
 * @param peer who sent the datagram
 * @param message the received message, borrowed for the call
 */
public record ForwardContext(LinkPlan link, Endpoint peer, DhcpMessage message) {}
