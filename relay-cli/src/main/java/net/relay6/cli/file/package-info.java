/** Files that relay6 writes for the operator. */
@NullMarked
package net.relay6.cli.file;

import org.jspecify.annotations.NullMarked;
