/** Observations, and the queue that carries them from the data plane to the observer. */
@NullMarked
package net.relay6.observer.observation;

import org.jspecify.annotations.NullMarked;
