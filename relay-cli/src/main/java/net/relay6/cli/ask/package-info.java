/** Commands that ask a running relay. */
@NullMarked
package net.relay6.cli.ask;

import org.jspecify.annotations.NullMarked;
