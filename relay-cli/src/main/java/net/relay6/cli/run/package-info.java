/** Commands that read a configuration and run it or check it. */
@NullMarked
package net.relay6.cli.run;

import org.jspecify.annotations.NullMarked;
