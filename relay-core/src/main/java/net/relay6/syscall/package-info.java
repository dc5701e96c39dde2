/**
 * System calls on sockets, threads and network namespaces, by the foreign-function API: what the
 * JDK and Netty have no way to.
 */
@NullMarked
package net.relay6.syscall;

import org.jspecify.annotations.NullMarked;
