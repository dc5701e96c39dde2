/** Tables for people. */
@NullMarked
package net.relay6.cli.table;

import org.jspecify.annotations.NullMarked;
