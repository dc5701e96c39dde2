/** Who owns a client's bindings. */
@NullMarked
package net.relay6.feature.ownerfirst;

import org.jspecify.annotations.NullMarked;
