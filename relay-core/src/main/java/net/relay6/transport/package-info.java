/**
 * Sockets: passes received datagrams to the agent and sends the datagrams of its outbox. Everything
 * runs on one event loop, the data plane's thread.
 */
@NullMarked
package net.relay6.transport;

import org.jspecify.annotations.NullMarked;
