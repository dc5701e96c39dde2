/** States of servers, by counters, sockets and probes. */
@NullMarked
package net.relay6.runtime.server;

import org.jspecify.annotations.NullMarked;
