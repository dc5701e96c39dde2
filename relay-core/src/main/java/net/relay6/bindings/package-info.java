/**
 * The binding book: which client holds which address or prefix, as granted by the REPLYs that were
 * relayed, without loss and kept over a restart. If something is missing, the book says so.
 */
@NullMarked
package net.relay6.bindings;

import org.jspecify.annotations.NullMarked;
