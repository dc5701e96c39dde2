/**
 * Connects the observer of the server set with a running relay: queue, thread, links and send
 * errors.
 */
@NullMarked
package net.relay6.observer.live;

import org.jspecify.annotations.NullMarked;
