/** Who has which address, as the servers' REPLYs told. */
@NullMarked
package net.relay6.feature.serverset.lease;

import org.jspecify.annotations.NullMarked;
