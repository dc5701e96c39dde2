/**
 * Ports to the kernel: what relay6 asks of it apart from sockets. Adapters are in {@code linux}.
 */
@NullMarked
package net.relay6.platform;

import org.jspecify.annotations.NullMarked;
