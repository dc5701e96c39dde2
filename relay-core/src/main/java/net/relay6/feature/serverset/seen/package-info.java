/** What the observer is told, and the queue that brings it from the data plane. */
@NullMarked
package net.relay6.feature.serverset.seen;

import org.jspecify.annotations.NullMarked;
