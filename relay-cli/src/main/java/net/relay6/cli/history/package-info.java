/** What happened in each of the last 24 hours' minutes, in memory of fixed size. */
@NullMarked
package net.relay6.cli.history;

import org.jspecify.annotations.NullMarked;
