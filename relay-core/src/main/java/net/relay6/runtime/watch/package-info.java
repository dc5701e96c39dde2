/** The kernel's neighbour table and the other users of port 547, watched beside relaying. */
@NullMarked
package net.relay6.runtime.watch;

import org.jspecify.annotations.NullMarked;
