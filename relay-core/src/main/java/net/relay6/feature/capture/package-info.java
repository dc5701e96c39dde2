/**
 * Copies what the relay receives and sends to whoever looks closer, with what became of it. Nothing
 * of it is on the path while nobody does.
 */
@NullMarked
package net.relay6.feature.capture;

import org.jspecify.annotations.NullMarked;
