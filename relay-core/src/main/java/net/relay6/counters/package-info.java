/**
 * Counts by link, server, message type and reason, and the outcomes and reasons that are counted.
 */
@NullMarked
package net.relay6.counters;

import org.jspecify.annotations.NullMarked;
