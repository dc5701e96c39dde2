/**
 * Sockets: feeds the agent what the kernel receives and sends what it puts into its outbox. All of
 * it runs on one event loop, the data plane's thread.
 */
@NullMarked
package net.relay6.transport;

import org.jspecify.annotations.NullMarked;
