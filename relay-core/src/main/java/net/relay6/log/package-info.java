/** How often a line that the network can provoke is logged, and how clients are named in it. */
@NullMarked
package net.relay6.log;

import org.jspecify.annotations.NullMarked;
