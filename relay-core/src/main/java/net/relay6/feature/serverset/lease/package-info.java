/** The leases of clients, learnt from the servers' REPLYs. */
@NullMarked
package net.relay6.feature.serverset.lease;

import org.jspecify.annotations.NullMarked;
