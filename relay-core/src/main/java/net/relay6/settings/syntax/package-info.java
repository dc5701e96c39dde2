/**
 * Finds the place and the cause of what makes a text no HOCON, as a person would: by structure,
 * line ends and indentation. It is asked only after the library has refused the text, and does not
 * judge what a value means.
 */
@NullMarked
package net.relay6.settings.syntax;

import org.jspecify.annotations.NullMarked;
