/** Observations, and the queue that carries them from the data plane to the observer. */
@NullMarked
package net.relay6.feature.serverset.seen;

import org.jspecify.annotations.NullMarked;
