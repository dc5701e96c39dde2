/** Tells the operator what is dropped, and why, without letting anyone flood the log. */
@NullMarked
package net.relay6.feature.droplog;

import org.jspecify.annotations.NullMarked;
