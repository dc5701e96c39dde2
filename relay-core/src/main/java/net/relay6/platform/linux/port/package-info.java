/** The owners of UDP ports, and claims of interfaces. */
@NullMarked
package net.relay6.platform.linux.port;

import org.jspecify.annotations.NullMarked;
