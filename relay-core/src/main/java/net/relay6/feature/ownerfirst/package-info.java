/** Lets the server that owns a binding answer first; the others get their copies a moment later. */
@NullMarked
package net.relay6.feature.ownerfirst;

import org.jspecify.annotations.NullMarked;
