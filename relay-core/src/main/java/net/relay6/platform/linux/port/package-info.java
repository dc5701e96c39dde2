/** Who has which UDP port, and which process relays which interface. */
@NullMarked
package net.relay6.platform.linux.port;

import org.jspecify.annotations.NullMarked;
