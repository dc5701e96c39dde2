/** Clients, links and servers in numbers, over a network that loses, repeats and reorders. */
@NullMarked
package net.relay6.simulation;

import org.jspecify.annotations.NullMarked;
