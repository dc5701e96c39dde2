/** Interfaces to the kernel apart from sockets. Their implementations are in {@code linux}. */
@NullMarked
package net.relay6.platform;

import org.jspecify.annotations.NullMarked;
