/**
 * Tables that are bounded and leave no garbage: numbers in arrays that are used again, so that what
 * clients come and go costs the collector nothing.
 */
@NullMarked
package net.relay6.table;

import org.jspecify.annotations.NullMarked;
