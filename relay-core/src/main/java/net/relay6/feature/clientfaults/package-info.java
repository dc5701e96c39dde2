/** Counts and logs client messages with malformed options; they are relayed all the same. */
@NullMarked
package net.relay6.feature.clientfaults;

import org.jspecify.annotations.NullMarked;
