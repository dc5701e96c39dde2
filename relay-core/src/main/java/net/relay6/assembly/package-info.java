/**
 * Puts the relay together: settings and the node's interfaces become a plan, the plan gets sockets.
 * The only place that knows every feature.
 */
@NullMarked
package net.relay6.assembly;

import org.jspecify.annotations.NullMarked;
