/** Commands that work on files and need no running relay. */
@NullMarked
package net.relay6.cli.offline;

import org.jspecify.annotations.NullMarked;
