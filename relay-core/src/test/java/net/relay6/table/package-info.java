/** Tables against simple models of them. */
@NullMarked
package net.relay6.table;

import org.jspecify.annotations.NullMarked;
