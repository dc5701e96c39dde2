/** Reads the configuration of a running relay again and applies all of it or nothing. */
@NullMarked
package net.relay6.daemon.reload;

import org.jspecify.annotations.NullMarked;
