/** Remembers the hardware addresses that clients' frames come from (RFC 6939). */
@NullMarked
package net.relay6.feature.linklayer;

import org.jspecify.annotations.NullMarked;
