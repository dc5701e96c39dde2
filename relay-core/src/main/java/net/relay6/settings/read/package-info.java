/**
 * Reads settings from a configuration, one class for each block, and reports all mistakes at once.
 */
@NullMarked
package net.relay6.settings.read;

import org.jspecify.annotations.NullMarked;
