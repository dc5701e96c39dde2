/** Counts and tells of client messages whose options are broken; they are relayed all the same. */
@NullMarked
package net.relay6.feature.clientfaults;

import org.jspecify.annotations.NullMarked;
