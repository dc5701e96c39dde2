/** Events for other programs when findings open and close: in a file and by HTTP. */
@NullMarked
package net.relay6.daemon.events;

import org.jspecify.annotations.NullMarked;
