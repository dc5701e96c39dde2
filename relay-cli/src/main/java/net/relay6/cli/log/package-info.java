/** What log lines look like; the only package that knows the logging backend. */
@NullMarked
package net.relay6.cli.log;

import org.jspecify.annotations.NullMarked;
