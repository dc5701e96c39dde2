/** Whatever the network sends: exactly one outcome, no exception, no leak. */
@NullMarked
package net.relay6.fuzz;

import org.jspecify.annotations.NullMarked;
