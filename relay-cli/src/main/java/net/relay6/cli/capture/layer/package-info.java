/**
 * The headers of captured packets, from the link's down to IPv6: each reads itself and gives what
 * stands behind it. A new one is a {@link net.relay6.cli.capture.layer.Layer}, and a row where the
 * header before it chooses.
 */
@NullMarked
package net.relay6.cli.capture.layer;

import org.jspecify.annotations.NullMarked;
