/** The leases of clients, learnt from the servers' REPLYs. */
@NullMarked
package net.relay6.observer.lease;

import org.jspecify.annotations.NullMarked;
