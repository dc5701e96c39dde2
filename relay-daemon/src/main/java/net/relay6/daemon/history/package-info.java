/** Figures of each minute of the last 24 hours, in memory of fixed size. */
@NullMarked
package net.relay6.daemon.history;

import org.jspecify.annotations.NullMarked;
