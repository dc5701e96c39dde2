/**
 * System calls on sockets, threads and network namespaces, by the foreign-function API: what the
 * JDK and Netty have no way to.
 */
@NullMarked
package net.relay6.kernel;

import org.jspecify.annotations.NullMarked;
