/**
 * What features implement and what they are called with: observers, message handlers, the outbox
 * and the context of a reply.
 */
@NullMarked
package net.relay6.agent.extension;

import org.jspecify.annotations.NullMarked;
