/**
 * The relay as a function: one datagram in, zero or more out, exactly one {@link
 * net.relay6.counters.Outcome} (RFC 9915, section 19).
 *
 * <p>Owns no socket, thread, clock or file. {@link net.relay6.agent.ForwardPath} is section 19.1,
 * {@link net.relay6.agent.ReplyPath} section 19.2; what they need to know is prepared in a {@link
 * net.relay6.agent.RelayPlan}. Features join through {@link net.relay6.agent.plan.OptionSource},
 * {@link net.relay6.agent.plan.Gate}, {@link net.relay6.agent.extension.Observer} and {@link
 * net.relay6.agent.extension.MessageHandler}.
 *
 * <p>Buffers are borrowed for the call; {@link net.relay6.agent.extension.Outbox} states the rule.
 * Only the transport releases a received buffer.
 */
@NullMarked
package net.relay6.agent;

import org.jspecify.annotations.NullMarked;
