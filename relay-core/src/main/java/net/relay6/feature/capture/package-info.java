/**
 * Captures of the datagrams that the relay receives and sends, with their outcomes. Without a
 * running capture there is no cost on the path.
 */
@NullMarked
package net.relay6.feature.capture;

import org.jspecify.annotations.NullMarked;
