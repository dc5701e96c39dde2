/**
 * Clients, links and servers in numbers, over a network that loses, repeats and reorders; what must
 * hold is checked from outside.
 */
@NullMarked
package net.relay6.simulation;

import org.jspecify.annotations.NullMarked;
