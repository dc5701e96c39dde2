/** What the commands share: exit codes, common options and printing. */
@NullMarked
package net.relay6.cli.shared;

import org.jspecify.annotations.NullMarked;
