/** Relays side by side in network namespaces, under load; never shipped. */
@NullMarked
package net.relay6.bench.network;

import org.jspecify.annotations.NullMarked;
