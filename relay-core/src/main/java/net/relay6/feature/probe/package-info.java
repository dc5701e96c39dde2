/** Asks the servers when no client does, so that a quiet night does not hide a dead one. */
@NullMarked
package net.relay6.feature.probe;

import org.jspecify.annotations.NullMarked;
