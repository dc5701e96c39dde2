/** Logs what is dropped and why, at a limited rate. */
@NullMarked
package net.relay6.feature.logging;

import org.jspecify.annotations.NullMarked;
