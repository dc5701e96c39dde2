/** The format and output of the log; only this package uses the logging backend. */
@NullMarked
package net.relay6.daemon.log;

import org.jspecify.annotations.NullMarked;
