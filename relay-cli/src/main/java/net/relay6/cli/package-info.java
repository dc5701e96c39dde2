/** The command line: sub-commands, what they print, and their exit codes. */
@NullMarked
package net.relay6.cli;

import org.jspecify.annotations.NullMarked;
