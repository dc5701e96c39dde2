/**
 * Values of the network: addresses, prefixes, endpoints and octets. Immutable, without names to
 * resolve and without I/O; every other package may use them.
 */
@NullMarked
package net.relay6.net;

import org.jspecify.annotations.NullMarked;
