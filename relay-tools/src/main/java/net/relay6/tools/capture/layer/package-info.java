/**
 * The headers of captured packets, from the link's down to IPv6: each reads itself and returns what
 * follows. A new one is a {@link net.relay6.tools.capture.layer.Decapsulation.Layer}, and a row in
 * the header that precedes it.
 */
@NullMarked
package net.relay6.tools.capture.layer;

import org.jspecify.annotations.NullMarked;
