/** Replays captures to the observer of the server set, and prints its findings. */
@NullMarked
package net.relay6.tools.audit;

import org.jspecify.annotations.NullMarked;
