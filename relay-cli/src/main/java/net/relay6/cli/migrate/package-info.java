/** Turns what other relays are configured with into settings of relay6, and says what is lost. */
@NullMarked
package net.relay6.cli.migrate;

import org.jspecify.annotations.NullMarked;
