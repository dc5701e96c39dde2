/** Refuses what relays nearer to clients would have servers give to clients (RFC 6422). */
@NullMarked
package net.relay6.feature.suppliedoptions;

import org.jspecify.annotations.NullMarked;
