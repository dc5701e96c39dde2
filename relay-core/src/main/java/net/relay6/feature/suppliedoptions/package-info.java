/** Refuses Relay-Supplied Options of downstream relays (RFC 6422). */
@NullMarked
package net.relay6.feature.suppliedoptions;

import org.jspecify.annotations.NullMarked;
