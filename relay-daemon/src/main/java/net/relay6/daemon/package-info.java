/** A running relay with all that runs beside it. */
@NullMarked
package net.relay6.daemon;

import org.jspecify.annotations.NullMarked;
