/**
 * Bounded tables that leave no garbage: their arrays are reused, so that changing clients cost the
 * garbage collector nothing.
 */
@NullMarked
package net.relay6.table;

import org.jspecify.annotations.NullMarked;
