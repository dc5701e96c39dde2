/** Sends to the server that owns a binding first, and to the others a moment later. */
@NullMarked
package net.relay6.feature.ownerfirst;

import org.jspecify.annotations.NullMarked;
