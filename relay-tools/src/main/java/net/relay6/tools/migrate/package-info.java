/** Converts configurations of other relays to settings of relay6, and reports what is lost. */
@NullMarked
package net.relay6.tools.migrate;

import org.jspecify.annotations.NullMarked;
