/**
 * Finds the position and the cause of HOCON syntax faults by structure, line ends and indentation.
 * It is used only after the library has rejected the text, and does not interpret values.
 */
@NullMarked
package net.relay6.settings.syntax;

import org.jspecify.annotations.NullMarked;
